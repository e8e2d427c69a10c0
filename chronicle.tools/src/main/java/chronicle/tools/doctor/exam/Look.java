package chronicle.tools.doctor.exam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What tells one file from another of its name. Links are looked at, not followed.
 *
 * @param key device and inode
 * @param modified when its content changed last
 * @param size in bytes
 */
public record Look(Object key, FileTime modified, long size) {

    static Look of(BasicFileAttributes file) {
        return new Look(file.fileKey(), file.lastModifiedTime(), file.size());
    }

    /** How a file looks now, or null when there is none. */
    public static Look at(Path file) throws IOException {
        try {
            return of(
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Whether there is anything under a name, a link that leads nowhere included. */
    public static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
