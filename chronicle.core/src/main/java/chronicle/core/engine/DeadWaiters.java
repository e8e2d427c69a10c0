package chronicle.core.engine;

import chronicle.core.WriterOptions;
import chronicle.core.engine.ReaderPositions.Registered;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back what readers announced that died in their sleep. The locks of all positions are held
 * meanwhile, so that each announcement that is found is a dead one's; a reader of a new name that
 * comes in this instant is noticed by its file.
 */
final class DeadWaiters {

    private final OsPrimitives os;
    private final Path queue;
    private final long silentNs;
    private final long nowNs;

    /**
     * @param nowNs epoch nanoseconds
     */
    DeadWaiters(OsPrimitives os, Path queue, long silentNs, long nowNs) {
        this.os = os;
        this.queue = queue;
        this.silentNs = silentNs;
        this.nowNs = nowNs;
    }

    /** How many were taken back; the caller holds the writer's lock. */
    int withdraw() throws IOException {
        List<FileLockHandle> locks = new ArrayList<>();
        try (ControlBlock control = ControlBlock.open(os, queue, true)) {
            List<Registered> readers = ReaderPositions.list(os, queue);
            if (!lockAll(readers, locks)) {
                return 0;
            }
            int dead = control.waiters();
            if (dead == 0 || !names(readers).equals(names(ReaderPositions.list(os, queue)))) {
                return 0;
            }
            control.withdrawWaiters(dead);
            return dead;
        } finally {
            for (FileLockHandle lock : locks) {
                lock.close();
            }
        }
    }

    private boolean lockAll(List<Registered> readers, List<FileLockHandle> locks)
            throws IOException {
        for (Registered reader : readers) {
            if (Math.abs(nowNs - reader.heartbeatNs()) < silentNs) {
                return false;
            }
            Path file = QueueFiles.position(queue, reader.name());
            FileLockHandle lock = os.tryLock(file, WriterOptions.DEFAULTS.fileMode());
            if (lock == null) {
                return false;
            }
            locks.add(lock);
        }
        return true;
    }

    private static List<String> names(List<Registered> readers) {
        return readers.stream().map(Registered::name).sorted().toList();
    }
}
