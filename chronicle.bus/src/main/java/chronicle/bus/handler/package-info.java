/**
 * What an application implements to take orders: {@link chronicle.bus.handler.OrderHandler}; and
 * what becomes of orders that it refuses for good: {@link chronicle.bus.handler.DeadLetter}.
 */
@Export
@Version("1.1.0")
package chronicle.bus.handler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
