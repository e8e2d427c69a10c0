package chronicle.tools.doctor.exam;

import chronicle.tools.doctor.exam.Repair.NotSafe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes single files below the bus's root, which are what they were when they were found. */
public final class Inside {

    private final Path root;

    /**
     * @param root of the bus; may be reached by links itself
     */
    public Inside(Path root) {
        this.root = root;
    }

    /**
     * Refuses a directory to which a link leads.
     *
     * @throws NotSafe when the way to it is not made of directories alone
     */
    public void require(Path directory) throws IOException {
        Path real = root.toRealPath().resolve(root.relativize(directory));
        if (!directory.startsWith(root) || !directory.toRealPath().equals(real)) {
            throw new NotSafe("a symbolic link leads out of the bus");
        }
    }

    /** Whether there is anything under a name, a link that leads nowhere included. */
    public static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** How a file looks now, or null when there is none. */
    public static Look look(Path file) throws IOException {
        try {
            return Look.of(
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Deletes a file, a link itself or an empty directory.
     *
     * @return false when it is gone already
     * @throws NotSafe when it is another one than was found
     */
    public boolean delete(Path file, Look found) throws IOException {
        require(file.getParent());
        Look now = look(file);
        if (now == null) {
            return false;
        }
        if (!now.equals(found)) {
            throw new NotSafe("it has changed meanwhile");
        }
        return Files.deleteIfExists(file);
    }

    /**
     * What tells one file from another of its name.
     *
     * @param key device and inode
     * @param modified when its content changed last
     * @param size in bytes
     */
    public record Look(Object key, Object modified, long size) {

        static Look of(BasicFileAttributes file) {
            return new Look(file.fileKey(), file.lastModifiedTime(), file.size());
        }
    }
}
