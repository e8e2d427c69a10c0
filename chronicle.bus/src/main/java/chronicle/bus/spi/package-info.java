/**
 * What a discovery bundle implements: {@link chronicle.bus.spi.QueueWatcher} opens a {@link
 * chronicle.bus.spi.Watch} that gives {@link chronicle.bus.spi.Hint}s. Hints say where to look,
 * never what is true; the truth is what the scan finds.
 */
@Export
@Version("2.0.0")
package chronicle.bus.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
