package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.StartMode;
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
 */
record StartPosition(int segmentId, int offset) {

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
        boolean resumes = mode != StartMode.EARLIEST && mode != StartMode.LATEST;
        if (resumes && stored != null && stored.isPresent()) {
            if (isReadable(queue, control, stored)) {
                return new StartPosition((int) stored.segmentId(), (int) stored.offset());
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
                                + stored.offset());
            }
        }
        return mode == StartMode.LATEST || mode == StartMode.RESUME_OR_LATEST
                ? latest(os, queue, control)
                : earliest(queue);
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

    private static StartPosition earliest(Path queue) {
        return new StartPosition(existing(queue).first(), SegmentLayout.HEADER_LENGTH);
    }

    /** The control block hints at the segment; its headers say where the records end. */
    private static StartPosition latest(OsPrimitives os, Path queue, ControlBlock control) {
        TreeSet<Integer> ids = existing(queue);
        Integer id = ids.floor(control.currentSegment());
        id = id == null ? ids.first() : id;
        try (Segment tail = Segment.open(os, queue, id, control.segmentSize(), false)) {
            SegmentScan scan = SegmentScan.scan(tail.buffer(), SegmentLayout.HEADER_LENGTH);
            return new StartPosition(id, scan.offset());
        }
    }

    private static TreeSet<Integer> existing(Path queue) {
        TreeSet<Integer> ids = SegmentFiles.ids(queue);
        if (ids.isEmpty()) {
            throw new QueueException(Category.NOT_FOUND, "the queue has no segments path=" + queue);
        }
        return ids;
    }
}
