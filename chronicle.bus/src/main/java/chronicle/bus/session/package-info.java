/**
 * The strategy's own side of the bus, for plain JVMs: {@link
 * chronicle.bus.session.StrategySession}.
 */
@Export
@Version("1.0.0")
package chronicle.bus.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
