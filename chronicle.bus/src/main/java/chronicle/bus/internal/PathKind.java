package chronicle.bus.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What stands at a path, the last step never followed. */
public enum PathKind {
    MISSING("nothing there"),
    FILE("a regular file"),
    DIRECTORY("a directory"),
    LINK("a symbolic link"),
    OTHER("a device, socket or FIFO");

    private final String words;

    PathKind(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /**
     * Looks at a path.
     *
     * @throws IOException when it cannot be told, for example without permission; never because the
     *     path, or a directory above it, is not there
     */
    public static PathKind of(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            return MISSING;
        } catch (FileSystemException e) {
            // ENOTDIR has no type of its own: a file above the path means the path is not there.
            Path parent = path.getParent();
            if (parent != null && of(parent) == FILE) {
                return MISSING;
            }
            throw e;
        }
        if (attributes.isRegularFile()) {
            return FILE;
        }
        if (attributes.isDirectory()) {
            return DIRECTORY;
        }
        return attributes.isSymbolicLink() ? LINK : OTHER;
    }
}
