package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueInfo;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.format.TailLock;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Describes a queue from its files, read-only; what is broken becomes a problem, not a failure. */
final class QueueInspector {

    /** A writer that rolls is in between for nanoseconds. */
    private static final int SEQUENCE_LOCK_TRIES = 1000;

    /** But for one that lives and had to make way for others just there. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK_EVERY_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final OsPrimitives os;
    private final Path queue;
    private final List<String> problems = new ArrayList<>();

    QueueInspector(OsPrimitives os, Path queue) {
        this.os = os;
        this.queue = queue;
    }

    QueueInfo inspect() {
        Path control = queue.resolve(QueueFiles.CONTROL);
        try (Mapping mapping = os.map(control, ControlLayout.LENGTH, false)) {
            ByteBuffer block = mapping.buffer();
            String defect = ControlLayout.defect(block);
            String problem = defect != null ? defect : ControlLayout.versionDefect(block);
            if (problem != null) {
                problems.add(problem + " path=" + control);
            }
            return describe(block, defect == null);
        } catch (IOException e) {
            throw Failures.io("cannot open the queue's control block", control, e);
        }
    }

    private QueueInfo describe(ByteBuffer block, boolean sound) throws IOException {
        Path lock = queue.resolve(QueueFiles.WRITER_LOCK);
        long[] tail = tail(block, lock);
        long segmentSize = block.getLong(ControlLayout.SEGMENT_SIZE);
        boolean usable = sound && SegmentLayout.sizeDefect(segmentSize) == null;
        List<QueueInfo.Segment> segments = usable ? segments(segmentSize) : List.of();
        List<QueueInfo.Reader> readers = readers();
        return new QueueInfo(
                queue,
                block.getInt(ControlLayout.VERSION),
                block.getInt(ControlLayout.INIT_STATE),
                block.getLong(ControlLayout.WRITER_EPOCH),
                segmentSize,
                (int) tail[0],
                tail[1],
                block.getLong(ControlLayout.WRITER_HEARTBEAT_NS),
                Integer.toUnsignedLong(block.getInt(ControlLayout.NOTIFY_SEQ)),
                Integer.toUnsignedLong(block.getInt(ControlLayout.WAITERS_PENDING)),
                WriterLock.owner(os, lock),
                os.isLocked(lock),
                Files.isRegularFile(queue.resolve(QueueFiles.READY), LinkOption.NOFOLLOW_LINKS),
                segments,
                readers,
                List.copyOf(problems));
    }

    /** Both halves of the tail under the sequence lock. */
    private long[] tail(ByteBuffer block, Path lock) throws IOException {
        long[] tail = new long[2];
        for (int i = 0; i < SEQUENCE_LOCK_TRIES; i++) {
            if (TailLock.tryTake(block, tail)) {
                return tail;
            }
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        boolean alive = os.isLocked(lock);
        while (alive && System.nanoTime() - start < PATIENCE_NS) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            if (TailLock.tryTake(block, tail)) {
                return tail;
            }
            alive = os.isLocked(lock);
        }
        // It may have gone on and closed in between.
        if (!TailLock.tryTake(block, tail)) {
            problems.add(
                    (alive
                                    ? "segment_gen stays odd, the writer stands still in a roll"
                                    : "segment_gen stays odd, a writer died while it rolled; the"
                                            + " next one repairs that")
                            + " path="
                            + queue);
        }
        return tail;
    }

    private List<QueueInfo.Segment> segments(long segmentSize) throws IOException {
        List<QueueInfo.Segment> found = new ArrayList<>();
        lookForImpostors();
        for (int id : SegmentFiles.ids(os, queue)) {
            try (Segment segment = Segment.open(os, queue, id, segmentSize, false)) {
                SegmentScan scan = SegmentScan.scan(segment.buffer(), SegmentLayout.HEADER_LENGTH);
                if (scan.outcome() == SegmentScan.Outcome.TORN) {
                    problems.add(
                            "a record is begun or torn, which is sound only beside a live writer"
                                    + " path="
                                    + segment.file()
                                    + " offset="
                                    + scan.offset());
                }
                found.add(
                        new QueueInfo.Segment(
                                id,
                                segmentSize,
                                segment.sealed(),
                                scan.messages(),
                                scan.firstSeq(),
                                scan.lastSeq()));
            } catch (QueueException e) {
                if (e.category() != QueueException.Category.NOT_FOUND) {
                    problems.add(e.getMessage());
                }
                // Else retention has just deleted it.
            }
        }
        return found;
    }

    private void lookForImpostors() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue, "*.q")) {
            for (Path entry : entries) {
                if (QueueFiles.segmentId(entry.getFileName().toString()).isPresent()
                        && !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                    problems.add("a segment's name stands for no regular file path=" + entry);
                }
            }
        }
    }

    private List<QueueInfo.Reader> readers() throws IOException {
        List<QueueInfo.Reader> found = new ArrayList<>();
        for (ReaderPositions.Registered reader : ReaderPositions.list(os, queue)) {
            if (reader.problem() != null) {
                problems.add(reader.problem());
            } else {
                found.add(
                        new QueueInfo.Reader(
                                reader.name(),
                                reader.segmentId(),
                                reader.offset(),
                                reader.heartbeatNs()));
            }
        }
        found.sort(Comparator.comparing(QueueInfo.Reader::name));
        return found;
    }
}
