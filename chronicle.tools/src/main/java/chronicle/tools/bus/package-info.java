/**
 * A bus as it looks from outside: what its files say of each queue, read without a trace.
 *
 * <p>{@link chronicle.tools.bus.BusView} looks at all of a bus, {@link
 * chronicle.tools.bus.QueueView} at one queue. Both remember their last look, from which the next
 * one has rates.
 */
@Export
@Version("1.0.0")
package chronicle.tools.bus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
