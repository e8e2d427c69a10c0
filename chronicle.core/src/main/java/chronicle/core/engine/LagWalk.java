package chronicle.core.engine;

import chronicle.core.Lag;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;

/** Counts what lies between a position and the tail, by the headers, over mappings of its own. */
final class LagWalk {

    private LagWalk() {}

    /** Up to the tail segment as it was: a flooding writer would keep the walk going for ever. */
    static Lag from(
            OsPrimitives os, Path queue, ControlBlock control, int segmentId, int fromOffset) {
        int tail = Math.max(segmentId, control.currentSegment());
        long size = control.segmentSize();
        long messages = 0;
        long bytes = 0;
        for (int id : SegmentFiles.ids(queue).subSet(segmentId, true, tail, true)) {
            boolean first = id == segmentId;
            int from = first ? fromOffset : SegmentLayout.HEADER_LENGTH;
            try (Segment segment = Segment.open(os, queue, id, size, false)) {
                SegmentScan scan = SegmentScan.scan(segment.buffer(), from);
                messages += scan.messages();
                bytes += (id < tail ? size : scan.offset()) - (first ? from : 0);
            }
        }
        return new Lag(bytes, messages);
    }
}
