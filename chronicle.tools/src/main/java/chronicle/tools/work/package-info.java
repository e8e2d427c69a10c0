/** What long works of these tools have in common: telling how far they are. */
@Export
@Version("1.0.0")
package chronicle.tools.work;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
