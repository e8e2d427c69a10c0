package chronicle.router.engine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * Deletes the directory of a queue with what is in it. Goes from one open directory to the next and
 * follows no link, so that a strategy that puts a link into the way meanwhile has nothing deleted
 * outside.
 */
final class QueueRemoval {

    /** A queue has files, and directories of files. */
    private static final int DEEPEST = 2;

    private QueueRemoval() {}

    /**
     * Nothing happens when there is no such directory.
     *
     * @param parent in which it is
     * @throws IOException when it cannot be deleted, or holds what no queue does
     */
    static void remove(Path parent, Path name) throws IOException {
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(parent)) {
            if (!(opened instanceof SecureDirectoryStream<Path> directory)) {
                throw new IOException("directories cannot be deleted safely here");
            }
            if (Files.isDirectory(parent.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                removeIn(directory, name, DEEPEST);
            }
        } catch (NoSuchFileException e) {
            // Gone by itself.
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void removeIn(SecureDirectoryStream<Path> parent, Path name, int deepest)
            throws IOException {
        if (deepest == 0) {
            throw new NotDirectoryException("directory in a place where no queue has one: " + name);
        }
        try (SecureDirectoryStream<Path> directory =
                parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path entry : directory) {
                Path child = entry.getFileName();
                if (isDirectory(directory, child)) {
                    removeIn(directory, child, deepest - 1);
                } else {
                    directory.deleteFile(child);
                }
            }
        }
        parent.deleteDirectory(name);
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> directory, Path name)
            throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }
}
