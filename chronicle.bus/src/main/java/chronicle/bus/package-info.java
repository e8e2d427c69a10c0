/**
 * Names and places on a bus: its layout, strategies, the READY and LEASE markers.
 *
 * <p>Everything here is a value or a small file protocol; discovery, handlers and the strategy's
 * own side live in the sub-packages.
 */
@Export
@Version("1.1.0")
package chronicle.bus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
