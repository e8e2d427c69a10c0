/**
 * A router as an MXBean: every {@link chronicle.router.RouterStatus} service is registered with the
 * platform's MBean server under {@link chronicle.metrics.RouterMXBean#NAME}, for JConsole and for
 * whatever else speaks JMX. Nothing can be changed there.
 */
@Export
@Version("1.0.0")
package chronicle.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
