/**
 * Whether a queue is sound: every record of every segment is walked, its place, length, checksum
 * and number checked. Read-only, beside a live writer too.
 */
@Export
@Version("1.0.0")
package chronicle.tools.verify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
