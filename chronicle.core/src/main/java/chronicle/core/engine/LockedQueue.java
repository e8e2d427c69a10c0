package chronicle.core.engine;

import chronicle.core.QueueGuard;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The writer's lock in the hands of somebody who does not write; what it says is left alone. */
final class LockedQueue implements QueueGuard {

    private final OsPrimitives os;
    private final Path queue;
    private final FileLockHandle lock;

    private LockedQueue(OsPrimitives os, Path queue, FileLockHandle lock) {
        this.os = os;
        this.queue = queue;
        this.lock = lock;
    }

    static Optional<QueueGuard> tryLock(OsPrimitives os, Path queue) {
        Path file = queue.resolve(QueueFiles.WRITER_LOCK);
        try {
            FileLockHandle lock = os.tryLock(file, WriterOptions.DEFAULTS.fileMode());
            return Optional.ofNullable(lock).map(held -> new LockedQueue(os, queue, held));
        } catch (IOException e) {
            throw Failures.io("cannot lock the queue", file, e);
        }
    }

    @Override
    public Path directory() {
        return queue;
    }

    @Override
    public int withdrawWaiters(Duration silent) {
        long now = WriterOptions.DEFAULTS.clock().nanos();
        try {
            return new DeadWaiters(os, queue, silent.toNanos(), now).withdraw();
        } catch (IOException e) {
            throw Failures.io("cannot see whether readers live", queue, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw Failures.io("cannot let go of the queue's lock", queue, e);
        }
    }
}
