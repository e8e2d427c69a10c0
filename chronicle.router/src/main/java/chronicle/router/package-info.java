/**
 * What others see of a router: {@link chronicle.router.RouterListener} is told what happens, {@link
 * chronicle.router.RouterStatus} says how things stand, {@link chronicle.router.RouterControl}
 * takes what an operator asks for.
 *
 * <p>A router runs per factory configuration of the PID {@code chronicle.router}.
 */
@Export
@Version("1.4.0")
package chronicle.router;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
