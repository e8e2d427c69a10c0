package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.engine.ReaderPositions.Registered;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes segments that the writer has left, by its {@link Retention}, oldest first and without
 * holes. Used by the upkeep thread alone, but for {@link #stats()}.
 */
final class SegmentRetention {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentRetention.class);

    /** How often a reader that reads on beside a deletion is followed. */
    private static final int LOOKS = 10;

    private final OsPrimitives os;
    private final Path queue;
    private final long segmentSize;
    private final WriterOptions options;
    private final Retention retention;
    private final int segmentLimit;
    private final ReaderLiveness liveness;

    private volatile RetentionStats stats = new RetentionStats(0, 0, 0, 0);

    SegmentRetention(OsPrimitives os, Path queue, long segmentSize, WriterOptions options) {
        this.os = os;
        this.queue = queue;
        this.segmentSize = segmentSize;
        this.options = options;
        this.retention = options.retention();
        this.segmentLimit = retention.segmentLimit(segmentSize);
        this.liveness = new ReaderLiveness(retention.readerTtlNs());
    }

    /** Refuses limits under which no queue of this geometry could roll. */
    static void check(Retention retention, long segmentSize, Path queue) {
        if (retention.maxBytes() > 0 && retention.maxBytes() / segmentSize < 2) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "max bytes have no room for two segments, raise them max_bytes="
                            + retention.maxBytes()
                            + " segment_size="
                            + segmentSize
                            + " path="
                            + queue);
        }
    }

    RetentionStats stats() {
        return stats;
    }

    /**
     * Deletes the oldest segment if it may go.
     *
     * @param tail the writer's segment
     * @return whether there may be more to delete
     */
    boolean step(int tail) {
        if (!retention.deletes()) {
            return false;
        }
        NavigableSet<Integer> ids = SegmentFiles.ids(os, queue);
        return !ids.isEmpty() && ids.first() < tail && deleteIfAllowed(ids, tail, false);
    }

    /**
     * Makes sure that one more segment may be made.
     *
     * @throws QueueException QUEUE_FULL when it may not
     */
    void makeRoom(int tail) {
        if (segmentLimit == 0) {
            return;
        }
        boolean force = retention.whenFull() == WhenFull.DROP_OLDEST;
        NavigableSet<Integer> ids = SegmentFiles.ids(os, queue);
        while (ids.size() >= segmentLimit) {
            boolean mayDelete = retention.deletes() && ids.first() < tail;
            if (!mayDelete || !deleteIfAllowed(ids, tail, force)) {
                throw full(ids.size());
            }
            ids.pollFirst();
        }
    }

    private QueueException full(int segments) {
        return new QueueException(
                Category.QUEUE_FULL,
                "the queue is full, its readers have to catch up or its limit has to be raised path="
                        + queue
                        + " segments="
                        + segments
                        + " limit="
                        + segmentLimit
                        + " segment_size="
                        + segmentSize);
    }

    private boolean deleteIfAllowed(NavigableSet<Integer> ids, int tail, boolean force) {
        int id = ids.first();
        try {
            // Anew before each deletion: a reader may have registered just now.
            List<Registered> readers = ReaderPositions.list(os, queue);
            liveness.look(readers, System.nanoTime());
            List<Registered> behind = readers.stream().filter(r -> r.needs(id)).toList();
            if (!force && !mayGo(id, tail, readers, behind)) {
                return false;
            }
            // A queue whose records are all gone could not tell the next writer where seq goes on.
            if (!holdsMessages(ids.tailSet(id, false), tail)) {
                return false;
            }
            delete(id, behind);
            return true;
        } catch (IOException e) {
            throw Failures.io("cannot delete a segment", QueueFiles.segment(queue, id), e);
        }
    }

    private boolean mayGo(int id, int tail, List<Registered> readers, List<Registered> behind) {
        if (readers.isEmpty()) {
            return false;
        }
        long behindTail = (long) (tail - id - 1) * segmentSize;
        boolean tooOld = retention.maxLagBytes() > 0 && behindTail >= retention.maxLagBytes();
        return tooOld || behind.stream().noneMatch(liveness::isAlive);
    }

    private boolean holdsMessages(NavigableSet<Integer> later, int tail) {
        for (int id : later.headSet(tail, true)) {
            try (Segment segment = Segment.open(os, queue, id, segmentSize, false)) {
                if (SegmentScan.firstMessage(segment.buffer()) >= 0) {
                    return true;
                }
            } catch (QueueException e) {
                // Corrupt or truncated: it tells nothing, a later one may.
                LOG.debug("a segment behind the oldest cannot be read", e);
            }
        }
        return false;
    }

    private void delete(int id, List<Registered> behind) throws IOException {
        long unread = 0;
        if (behind.isEmpty()) {
            Files.deleteIfExists(QueueFiles.segment(queue, id));
        } else {
            unread = deleteUnread(id, behind);
        }
        stats =
                new RetentionStats(
                        stats.segments() + 1,
                        stats.bytes() + segmentSize,
                        stats.unreadSegments() + (unread != 0 ? 1 : 0),
                        stats.unreadMessages() + Math.max(0, unread));
        if (unread != 0) {
            LOG.warn(
                    "deleted messages that were not read path={} segment={} messages={} readers={}",
                    queue,
                    id,
                    unread,
                    behind.stream().map(Registered::name).toList());
        } else {
            LOG.debug("deleted a segment that was read path={} segment={}", queue, id);
        }
    }

    /**
     * @return how many messages the slowest reader loses, -1 when that cannot be known
     */
    private long deleteUnread(int id, List<Registered> behind) throws IOException {
        Path file = QueueFiles.segment(queue, id);
        try (UnreadSegment segment = new UnreadSegment(os, queue, id, segmentSize, options)) {
            long unread = segment.unread(behind);
            leaveWord(segment, behind);
            Files.deleteIfExists(file);
            // Readers that are open may have come further meanwhile. From now on they find their
            // segment gone when they close, and leave word themselves.
            int looks = 0;
            while (leaveWord(segment, ReaderPositions.list(os, queue)) && looks < LOOKS) {
                looks++;
            }
            return unread;
        } catch (QueueException e) {
            // Corrupt or truncated: nobody could have read it, and nobody can count it.
            LOG.warn("deleting an unread segment that cannot be counted", e);
            Files.deleteIfExists(file);
            return Gap.UNKNOWN;
        }
    }

    private boolean leaveWord(UnreadSegment segment, List<Registered> readers) {
        try {
            return segment.note(readers);
        } catch (IOException e) {
            // As on a full disk, which this very deletion may help: tried again behind it.
            LOG.warn("cannot leave word of what readers miss path={}", queue, e);
            return false;
        }
    }
}
