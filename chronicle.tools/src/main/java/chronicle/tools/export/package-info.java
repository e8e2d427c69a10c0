/** Messages of a queue as JSON or CSV, for other programs. */
@Export
@Version("1.0.0")
package chronicle.tools.export;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
