package chronicle.core.engine;

import chronicle.core.WriterOptions;
import chronicle.core.engine.ReaderPositions.Registered;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.OsPrimitives;
import java.io.Closeable;
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

    /**
     * For a reader that opens the queue and is the only one: what is announced is of a dead one of
     * its name. The caller holds the lock of its position and has not announced itself.
     *
     * @return how many were taken back
     */
    static int withdrawAsOnlyReader(OsPrimitives os, Path queue, ControlBlock control, String name)
            throws IOException {
        int dead = control.waiters();
        // Counted before the look: who announces himself has his file there by then.
        if (dead == 0 || !names(ReaderPositions.list(os, queue)).equals(List.of(name))) {
            return 0;
        }
        control.withdrawWaiters(dead);
        return dead;
    }

    /** How many were taken back; the caller holds the writer's lock. */
    int withdraw() throws IOException {
        try (ControlBlock control = ControlBlock.open(os, queue, true);
                Locks locks = new Locks()) {
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
        }
    }

    private boolean lockAll(List<Registered> readers, Locks locks) throws IOException {
        for (Registered reader : readers) {
            if (Math.abs(nowNs - reader.heartbeatNs()) < silentNs) {
                return false;
            }
            Path file = QueueFiles.position(queue, reader.name());
            FileLockHandle lock = os.tryLock(file, WriterOptions.DEFAULTS.fileMode());
            if (lock == null) {
                return false;
            }
            locks.held.add(lock);
        }
        return true;
    }

    /** All are let go, whatever becomes of the others. */
    private static final class Locks implements Closeable {

        final List<FileLockHandle> held = new ArrayList<>();

        @Override
        public void close() throws IOException {
            IOException failed = null;
            for (FileLockHandle lock : held) {
                try {
                    lock.close();
                } catch (IOException e) {
                    if (failed == null) {
                        failed = e;
                    } else {
                        failed.addSuppressed(e);
                    }
                }
            }
            if (failed != null) {
                throw failed;
            }
        }
    }

    private static List<String> names(List<Registered> readers) {
        return readers.stream().map(Registered::name).sorted().toList();
    }
}
