package chronicle.core.engine;

import chronicle.core.Lag;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;

/** Counts what lies between a position and the tail, by the headers, over mappings of its own. */
final class LagWalk {

    private LagWalk() {}

    /**
     * Up to the tail segment as it was: a flooding writer would keep the walk going for ever.
     *
     * @param here the reader's segment, which is there for the reader although it was deleted
     */
    static Lag from(
            OsPrimitives os, Path queue, ControlBlock control, Segment here, int fromOffset) {
        int tail = Math.max(here.id(), control.currentSegment());
        long size = control.segmentSize();
        SegmentScan scan = scan(os, queue, here.id(), size, fromOffset);
        scan = scan == null ? SegmentScan.scan(here.buffer(), fromOffset) : scan;
        long messages = scan.messages();
        long bytes = (here.id() < tail ? size : scan.offset()) - fromOffset;
        for (int id : SegmentFiles.ids(os, queue).subSet(here.id(), false, tail, true)) {
            scan = scan(os, queue, id, size, SegmentLayout.HEADER_LENGTH);
            if (scan != null) {
                messages += scan.messages();
                bytes += id < tail ? size : scan.offset();
            }
        }
        return new Lag(bytes, messages);
    }

    /** Null when the segment was deleted. */
    private static SegmentScan scan(OsPrimitives os, Path queue, int id, long size, int from) {
        try (Segment segment = Segment.open(os, queue, id, size, false)) {
            return SegmentScan.scan(segment.buffer(), from);
        } catch (QueueException e) {
            if (e.category() != Category.NOT_FOUND) {
                throw e;
            }
            return null;
        }
    }
}
