/**
 * Which strategies are there: {@link chronicle.bus.discovery.RouterDiscovery} turns hints and scans
 * into exact {@link chronicle.bus.discovery.DiscoveryEvent}s.
 */
@Export
@Version("2.0.0")
package chronicle.bus.discovery;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
