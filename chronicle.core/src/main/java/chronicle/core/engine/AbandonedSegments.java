package chronicle.core.engine;

import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The two ways of readers with a writer that died between moving the tail and sealing. */
final class AbandonedSegments {

    /** A live roll seals within nanoseconds, so asking for the lock more often tells nothing. */
    private static final long ASK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private AbandonedSegments() {}

    /**
     * For registered readers: takes the writer's lock, looks again, takes a torn record out of use
     * and seals, as the next writer would.
     */
    static DeadWriterRule repair(
            OsPrimitives os, Path queue, long segmentSize, Set<PosixFilePermission> lockMode) {
        return rarely(
                (segment, offset) -> {
                    try (FileLockHandle lock =
                            os.tryLock(queue.resolve(QueueFiles.WRITER_LOCK), lockMode)) {
                        if (lock == null) {
                            return segment.sealed();
                        }
                        seal(os, queue, segment, segmentSize, offset);
                        return true;
                    } catch (IOException e) {
                        throw Failures.io("cannot repair a segment of a dead writer", queue, e);
                    }
                });
    }

    private static void seal(
            OsPrimitives os, Path queue, Segment segment, long segmentSize, int offset) {
        if (segment.sealed()) {
            return;
        }
        try (Segment writable = Segment.open(os, queue, segment.id(), segmentSize, true)) {
            TailRecovery.finish(writable, SegmentScan.scan(writable.buffer(), offset));
        }
    }

    /** For browsers, which change nothing: leaves the segment when nobody holds the lock. */
    static DeadWriterRule pass(OsPrimitives os, Path queue) {
        return rarely(
                (segment, offset) -> {
                    try {
                        return segment.sealed()
                                || !os.isLocked(queue.resolve(QueueFiles.WRITER_LOCK));
                    } catch (IOException e) {
                        throw Failures.io("cannot see whether the writer lives", queue, e);
                    }
                });
    }

    private static DeadWriterRule rarely(DeadWriterRule rule) {
        long start = System.nanoTime() - ASK_EVERY_NS;
        long[] lastAsked = {start};
        return (segment, offset) -> {
            long now = System.nanoTime();
            if (now - lastAsked[0] < ASK_EVERY_NS) {
                return segment.sealed();
            }
            lastAsked[0] = now;
            return rule.mayLeave(segment, offset);
        };
    }
}
