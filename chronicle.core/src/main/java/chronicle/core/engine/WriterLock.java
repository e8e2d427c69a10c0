package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.WriterOptions;
import chronicle.core.format.OwnerText;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The lock that makes a writer the only one. The flock is the truth, its content is for people. */
final class WriterLock implements AutoCloseable {

    /**
     * A reader that repairs the tail of a dead writer has the lock too, for an instant. Looks are
     * counted, not time: who is held up between two of them has not been patient.
     */
    private static final int LOOKS = 50;

    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Path file;
    private final FileLockHandle handle;

    private WriterLock(Path file, FileLockHandle handle) {
        this.file = file;
        this.handle = handle;
    }

    static WriterLock take(OsPrimitives os, Path queue, WriterOptions options) {
        Path file = queue.resolve(QueueFiles.WRITER_LOCK);
        FileLockHandle handle;
        try {
            handle = tryPatiently(os, file, options);
        } catch (IOException e) {
            throw Failures.io("cannot lock the queue", file, e);
        }
        if (handle == null) {
            throw new QueueException(
                    Category.LOCKED,
                    "the queue has a live writer, stop it first path="
                            + queue
                            + " "
                            + OwnerText.describe(content(os, file)));
        }
        return new WriterLock(file, handle);
    }

    private static FileLockHandle tryPatiently(OsPrimitives os, Path file, WriterOptions options)
            throws IOException {
        FileLockHandle handle = os.tryLock(file, options.fileMode());
        for (int looks = 1; handle == null && looks < LOOKS; looks++) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            handle = os.tryLock(file, options.fileMode());
        }
        return handle;
    }

    /** Says who we are, for the next one who is refused. */
    void sign(OsPrimitives os, long epoch) {
        long pid = ProcessHandle.current().pid();
        try {
            handle.writeContent(OwnerText.format(pid, os.startTicks(pid), epoch));
        } catch (IOException e) {
            throw Failures.io("cannot write the queue's lock file", file, e);
        }
    }

    /** The owner that the lock file names; empty when it names none or cannot be read. */
    static String owner(OsPrimitives os, Path file) {
        return OwnerText.owner(content(os, file));
    }

    private static byte[] content(OsPrimitives os, Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new byte[0];
        }
        try {
            return os.lockContent(file, OwnerText.MAX_BYTES);
        } catch (IOException e) {
            // Only the sentence of a refusal gets poorer by it.
            return new byte[0];
        }
    }

    @Override
    public void close() {
        try {
            handle.close();
        } catch (IOException e) {
            throw Failures.io("cannot let go of the queue's lock", file, e);
        }
    }
}
