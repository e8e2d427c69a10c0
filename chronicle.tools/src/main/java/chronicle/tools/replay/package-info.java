/** Messages of one queue appended to another, at their own pace or as fast as it goes. */
@Export
@Version("1.0.0")
package chronicle.tools.replay;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
