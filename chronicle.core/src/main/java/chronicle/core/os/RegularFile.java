package chronicle.core.os;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Looks before {@code java.nio} opens: its open of a FIFO waits for whoever is at the other end.
 */
public final class RegularFile {

    private RegularFile() {}

    /**
     * @throws java.nio.file.NoSuchFileException when there is nothing
     * @throws FileSystemException when there is something else, such as a link
     */
    public static void require(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    file.toString(), null, "not a regular file; links are not followed");
        }
    }
}
