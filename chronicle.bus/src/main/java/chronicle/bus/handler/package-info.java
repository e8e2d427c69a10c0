/** What an application implements to take orders: {@link chronicle.bus.handler.OrderHandler}. */
@Export
@Version("1.0.0")
package chronicle.bus.handler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
