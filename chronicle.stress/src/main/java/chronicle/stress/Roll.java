package chronicle.stress;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.TailLock;
import chronicle.core.format.Words;
import java.nio.ByteBuffer;

/**
 * The last record of a segment and the roll behind it, in the order in which the engine does both,
 * and a reader that stands before the record.
 */
final class Roll {

    private static final int AT = SegmentLayout.HEADER_LENGTH;
    private static final int LENGTH = 64;
    private static final int NEXT_SEGMENT = 1;

    private final ByteBuffer segment = Memory.piece();
    private final ByteBuffer control = Memory.piece();

    void commitAndRoll() {
        Records.append(segment, AT, LENGTH);
        TailLock.move(control, NEXT_SEGMENT, SegmentLayout.HEADER_LENGTH);
        SegmentLayout.seal(segment);
    }

    boolean isCommitted() {
        return RecordLayout.commitWord(segment, AT) != 0;
    }

    boolean isWhole() {
        return Records.isWhole(segment, AT, LENGTH);
    }

    /** Whether the writer has left the segment, as a reader asks. */
    boolean isLeft() {
        return Words.getIntAcquire(control, ControlLayout.CURRENT_SEGMENT) == NEXT_SEGMENT
                && SegmentLayout.isSealed(segment);
    }
}
