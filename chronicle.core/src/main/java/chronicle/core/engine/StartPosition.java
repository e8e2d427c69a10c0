package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.StartMode;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Where a reader begins: a start mode, applied to what is on disk.
 *
 * @param segmentId the segment to open
 * @param offset of the first record to read in it
 * @param expectedSeq the seq that would have come next had nothing been deleted; Gap.UNKNOWN when
 *     it cannot be known, NO_HOLE when nothing was
 * @param setBack how many bytes the stored position lay behind what is there
 */
record StartPosition(int segmentId, int offset, long expectedSeq, int setBack) {

    private static final long NO_HOLE = Long.MIN_VALUE;

    static StartPosition at(int segmentId, int offset) {
        return new StartPosition(segmentId, offset, NO_HOLE, 0);
    }

    boolean isBehindHole() {
        return expectedSeq != NO_HOLE;
    }

    static StartPosition setBack(int segmentId, int offset, int by) {
        return new StartPosition(segmentId, offset, NO_HOLE, by);
    }

    private StartPosition behindHole(long seq) {
        return new StartPosition(segmentId, offset, seq, 0);
    }

    /**
     * @param stored the reader's stored position, or null when the reader has none (a browser never
     *     has)
     */
    static StartPosition choose(
            OsPrimitives os,
            Path queue,
            ControlBlock control,
            StartMode mode,
            PositionFile stored) {
        if (!resumes(mode) || stored == null || !stored.isPresent()) {
            return startsAtEnd(mode) ? latest(os, queue, control) : earliest(os, queue);
        }
        if (isReadable(queue, control, stored)) {
            return StoredPlace.check(os, queue, control, stored);
        }
        long expected = MissedNote.nextSeq(queue, stored);
        TreeSet<Integer> left = SegmentFiles.ids(os, queue);
        if (expected >= 0 && !left.isEmpty()) {
            StartPosition oldest = at(left.first(), SegmentLayout.HEADER_LENGTH);
            if (oldest.beginsWith(expected, os, queue, control)) {
                return oldest;
            }
        }
        if (mode == StartMode.RESUME) {
            throw new QueueException(
                    Category.SEGMENT_GONE,
                    "the stored position's segment no longer exists, choose another start mode"
                            + " to go on path="
                            + queue
                            + " segment="
                            + stored.segmentId()
                            + " offset="
                            + stored.offset()
                            + (expected < 0 ? "" : " next_seq=" + expected));
        }
        return (startsAtEnd(mode) ? latest(os, queue, control) : earliest(os, queue))
                .behindHole(expected);
    }

    /**
     * Where a reader goes on that has read a segment to its end and finds that the next one was
     * deleted.
     *
     * @param id the segment that it comes from
     * @param expectedSeq of the next message, or Gap.UNKNOWN
     */
    static StartPosition afterHole(
            OsPrimitives os,
            Path queue,
            ControlBlock control,
            StartMode mode,
            int id,
            long expectedSeq) {
        Integer later = SegmentFiles.ids(os, queue).higher(id);
        if (later == null || mode == StartMode.RESUME) {
            throw new QueueException(
                    Category.SEGMENT_GONE,
                    "the segment is sealed and the next one does not exist path="
                            + queue
                            + " segment="
                            + (id + 1));
        }
        StartPosition next = at(later, SegmentLayout.HEADER_LENGTH);
        if (startsAtEnd(mode)) {
            StartPosition end = latest(os, queue, control);
            // The hint it goes by may lie before the hole, where going on would never end.
            next = end.segmentId() > id ? end : next;
        }
        return next.behindHole(expectedSeq);
    }

    /**
     * Whether the first message of this segment has that seq: who stood at the end of the one
     * before it has missed nothing.
     */
    private boolean beginsWith(long seq, OsPrimitives os, Path queue, ControlBlock control) {
        try (Segment segment = Segment.open(os, queue, segmentId, control.segmentSize(), false)) {
            int first = SegmentScan.firstMessage(segment.buffer());
            return first >= 0 && segment.buffer().getLong(first + RecordLayout.SEQ) == seq;
        } catch (QueueException e) {
            if (e.category() == Category.NOT_FOUND) {
                throw e;
            }
            // Corrupt or truncated: whoever reads it will say so.
            return false;
        }
    }

    private static boolean resumes(StartMode mode) {
        return mode != StartMode.EARLIEST && mode != StartMode.LATEST;
    }

    private static boolean startsAtEnd(StartMode mode) {
        return mode == StartMode.LATEST || mode == StartMode.RESUME_OR_LATEST;
    }

    private static boolean isReadable(Path queue, ControlBlock control, PositionFile stored) {
        long offset = stored.offset();
        return stored.segmentId() >= 0
                && stored.segmentId() <= Integer.MAX_VALUE
                && offset >= SegmentLayout.HEADER_LENGTH
                && offset <= control.segmentSize()
                && offset % SegmentLayout.HEADER_LENGTH == 0
                && SegmentFiles.exists(queue, (int) stored.segmentId());
    }

    private static StartPosition earliest(OsPrimitives os, Path queue) {
        return at(existing(os, queue).first(), SegmentLayout.HEADER_LENGTH);
    }

    /** The control block hints at the segment; its headers say where the records end. */
    static StartPosition latest(OsPrimitives os, Path queue, ControlBlock control) {
        TreeSet<Integer> ids = existing(os, queue);
        Integer id = ids.floor(control.currentSegment());
        id = id == null ? ids.first() : id;
        try (Segment tail = Segment.open(os, queue, id, control.segmentSize(), false)) {
            SegmentScan scan = SegmentScan.scan(tail.buffer(), SegmentLayout.HEADER_LENGTH);
            return at(id, scan.offset());
        }
    }

    private static TreeSet<Integer> existing(OsPrimitives os, Path queue) {
        TreeSet<Integer> ids = SegmentFiles.ids(os, queue);
        if (ids.isEmpty()) {
            throw new QueueException(Category.NOT_FOUND, "the queue has no segments path=" + queue);
        }
        return ids;
    }
}
