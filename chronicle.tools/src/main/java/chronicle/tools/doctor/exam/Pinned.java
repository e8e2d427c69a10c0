package chronicle.tools.doctor.exam;

import chronicle.tools.doctor.exam.Repair.NotSafe;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory below a bus's root, held open: whoever renames it, or puts a link in its place, does
 * not make us work anywhere else. It is reached from the root step by step, and no step follows a
 * link. One thread at a time.
 */
public final class Pinned implements AutoCloseable {

    private static final Path SELF = Path.of("/proc/self");
    private static final String DESCRIPTORS = "fd";

    /** A directory that no other thread has a reason to open. */
    private static final String UNCOMMON = "ns";

    /** Another thread that just has the directory open is gone by the next look. */
    private static final int TRIES = 100;

    private final Path name;
    private final SecureDirectoryStream<Path> directory;

    private Pinned(Path name, SecureDirectoryStream<Path> directory) {
        this.name = name;
        this.directory = directory;
    }

    /**
     * Opens a directory.
     *
     * @param root of the bus; may be reached by links itself
     * @param below the directory, by a path that begins with the root's
     * @throws NotSafe when the way to it is not made of directories alone, or when this system
     *     cannot hold one open
     * @throws NoSuchFileException when it is gone
     */
    public static Pinned open(Path root, Path below) throws IOException {
        if (!below.startsWith(root)) {
            throw new NotSafe("it is not in the bus");
        }
        Pinned current = new Pinned(root, secure(Files.newDirectoryStream(root)));
        if (below.equals(root)) {
            return current;
        }
        for (Path step : root.relativize(below)) {
            try (Pinned before = current) {
                current = before.child(step.toString());
            }
        }
        return current;
    }

    /** A directory in this one. */
    public Pinned child(String child) throws IOException {
        Path step = Path.of(child);
        // Opening a FIFO would wait for its writer.
        if (!attributes(child).isDirectory()) {
            throw new NotSafe("a symbolic link leads out of the bus, or something else did");
        }
        return new Pinned(
                name.resolve(child),
                secure(directory.newDirectoryStream(step, LinkOption.NOFOLLOW_LINKS)));
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> opened)
            throws IOException {
        if (opened instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        opened.close();
        throw new NotSafe("this system cannot rule links out on the way to it, do it by hand");
    }

    /** What it is called, or was. */
    public Path name() {
        return name;
    }

    /**
     * A path that leads to this directory for as long as it is open, and to no other one.
     *
     * @throws NotSafe when there is none
     */
    public Path path() throws IOException {
        try {
            int ours = descriptorsOfOne();
            for (int i = 0; i < TRIES; i++) {
                List<Path> same = descriptorsOf(key());
                // Ours are among them. When there are no others, the first is ours as well.
                if (same.size() == ours) {
                    // The dot: a descriptor itself is a link.
                    return same.get(0).resolve(".");
                }
            }
        } catch (NoSuchFileException e) {
            throw new NotSafe("without /proc links on the way to it cannot be ruled out");
        }
        throw new NotSafe("another thread of this process has it open, try again");
    }

    /** How many descriptors this Java holds for one directory; its own business. */
    private static int descriptorsOfOne() throws IOException {
        try (Pinned self = new Pinned(SELF, secure(Files.newDirectoryStream(SELF)));
                Pinned uncommon = self.child(UNCOMMON)) {
            return descriptorsOf(uncommon.key()).size();
        }
    }

    private Object key() throws IOException {
        return directory
                .getFileAttributeView(BasicFileAttributeView.class)
                .readAttributes()
                .fileKey();
    }

    private static List<Path> descriptorsOf(Object key) throws IOException {
        List<Path> same = new ArrayList<>();
        try (DirectoryStream<Path> own = Files.newDirectoryStream(SELF.resolve(DESCRIPTORS))) {
            for (Path descriptor : own) {
                try {
                    BasicFileAttributes at =
                            Files.readAttributes(descriptor, BasicFileAttributes.class);
                    if (key.equals(at.fileKey())) {
                        same.add(descriptor);
                    }
                } catch (NoSuchFileException closed) {
                    // By another thread, meanwhile.
                    continue;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return same;
    }

    /**
     * Deletes a file, or a link itself.
     *
     * @return false when it is gone already
     * @throws NotSafe when it is another one than was found
     */
    public boolean delete(String file, Look found) throws IOException {
        try {
            if (!Look.of(attributes(file)).equals(found)) {
                throw new NotSafe("it has changed meanwhile");
            }
            directory.deleteFile(Path.of(file));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private BasicFileAttributes attributes(String file) throws IOException {
        return directory
                .getFileAttributeView(
                        Path.of(file), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
