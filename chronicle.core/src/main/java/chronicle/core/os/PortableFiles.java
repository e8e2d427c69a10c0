package chronicle.core.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Opens files by {@code java.nio} so that every failure names path and reason. */
final class PortableFiles {

    private PortableFiles() {}

    /** As {@link FileChannel#open}; a link in the file's place is not followed. */
    static FileChannel open(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        try {
            return FileChannel.open(file, options, attributes);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // What java.nio throws at a link is of no type and does not name the file.
            boolean link =
                    options.contains(LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(file);
            String reason = link ? "is a symbolic link, which is not followed" : e.getMessage();
            FileSystemException failure = new FileSystemException(file.toString(), null, reason);
            failure.initCause(e);
            throw failure;
        }
    }
}
