/**
 * The files of a queue, byte for byte: names, offsets, magic numbers and pure functions over them.
 * No I/O and no life cycle here; everything that is persisted is named in this package alone.
 *
 * <p>Exported for tools that look at files from outside. Who writes and reads messages needs {@link
 * chronicle.core.Queues} alone.
 */
@Export
@Version("1.0.0")
package chronicle.core.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
