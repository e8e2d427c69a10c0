package chronicle.core.os;

import chronicle.core.FileFacts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Facts by {@code java.nio}. */
final class PortableFacts implements FileFacts {

    private Kind kind = Kind.MISSING;
    private String problem = "";
    private String identity = "";

    void look(Path path) {
        missing();
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            kind = kind(attributes);
            identity = identity(attributes);
        } catch (NoSuchFileException e) {
            missing();
        } catch (FileSystemException e) {
            if (!isLoop(e) && !isBelowAFile(path.toAbsolutePath())) {
                fail(e);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Of links that lead to themselves: java.nio has no type for that either, but these words. */
    private static boolean isLoop(FileSystemException e) {
        return e.getReason() != null && e.getReason().endsWith("symbolic link");
    }

    void missing() {
        kind = Kind.MISSING;
        problem = "";
        identity = "";
    }

    private void fail(IOException error) {
        kind = Kind.UNKNOWN;
        problem = error.toString();
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        if (attributes.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return attributes.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    }

    /** Device and inode; the time of birth is left out, because Java 17 makes one up on Linux. */
    static String identity(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key != null ? key.toString() : attributes.creationTime().toString();
    }

    /** A path that leads through a file does not exist either; java.nio has no type for that. */
    static boolean isBelowAFile(Path path) {
        Path above = path.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && !Files.isDirectory(above);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public boolean unchangedSince(FileFacts earlier) {
        return false;
    }

    @Override
    public boolean sameIncarnation(FileFacts earlier) {
        return kind == earlier.kind() && identity.equals(((PortableFacts) earlier).identity);
    }
}
