package chronicle.core;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Permissions for files and directories about to be made, where the file system has them. */
public final class FileModes {

    private static final FileSystem USUAL = FileSystems.getDefault();

    /** Asked once: the answer is put together anew each time. */
    private static final boolean USUAL_HAS_THEM = hasThem(USUAL);

    private FileModes() {}

    public static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
        FileSystem files = path.getFileSystem();
        return files == USUAL ? attributes(USUAL_HAS_THEM, mode) : attributes(hasThem(files), mode);
    }

    private static boolean hasThem(FileSystem files) {
        return files.supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(boolean has, Set<PosixFilePermission> mode) {
        return has
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }
}
