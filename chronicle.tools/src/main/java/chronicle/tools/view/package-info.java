/**
 * How a queue is shown: what {@code inspect} and {@code tail} print, for people and for programs.
 */
@Export
@Version("1.0.0")
package chronicle.tools.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
