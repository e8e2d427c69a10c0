package chronicle.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes and folders of a run: whatever is left of them goes when this process goes, by
 * itself or by a signal. Thread-safe.
 */
public final class Workspace {

    private static final String PREFIX = "chronicle-bench-";
    private static final int ATTEMPTS = 100;

    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** One that is emptied when the JVM goes down. */
    public static Workspace install() {
        Workspace workspace = new Workspace();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(workspace::stop, "chronicle-bench-cleanup"));
        return workspace;
    }

    /** Makes an empty folder below this one. */
    public Path createFolder(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, PREFIX);
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new BenchFailure("cannot make a folder to measure in, path=" + parent, e);
        }
    }

    /** Removes a folder with all that is in it; a process on its end may still be adding files. */
    public void removeFolder(Path folder) {
        int attempts = ATTEMPTS;
        while (!removed(folder, --attempts == 0)) {
            Thread.onSpinWait();
        }
        folders.remove(folder);
    }

    private static boolean removed(Path folder, boolean lastAttempt) {
        try {
            Files.walkFileTree(folder, new Remover());
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            if (lastAttempt || !(e instanceof DirectoryNotEmptyException)) {
                throw new UncheckedIOException("cannot remove " + folder, e);
            }
            return false;
        }
    }

    /** Takes over a process that was just started. */
    void started(Process process) {
        processes.add(process);
        if (stopping) {
            process.destroyForcibly();
        }
    }

    /** Ends a process and waits until it is gone. */
    void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
        processes.remove(process);
    }

    /** Whether this process is on its way down: failures are a consequence then. */
    public boolean stopping() {
        return stopping;
    }

    private void stop() {
        stopping = true;
        processes.forEach(this::end);
        folders.forEach(this::removeFolder);
    }

    /** Others may be removing the same files at the same time. */
    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
