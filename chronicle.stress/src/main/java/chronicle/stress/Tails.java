package chronicle.stress;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.TailLock;
import java.nio.ByteBuffer;

/** Three tails whose halves tell which one they are of. */
final class Tails {

    private static final int SEGMENT = 7;
    private static final long UNIT = 64;

    private Tails() {}

    /** A control block with the first one. */
    static ByteBuffer control() {
        ByteBuffer control = Memory.piece();
        control.putInt(ControlLayout.CURRENT_SEGMENT, SEGMENT);
        control.putLong(ControlLayout.WRITE_OFFSET, SEGMENT * UNIT);
        return control;
    }

    static void moveTwice(ByteBuffer control) {
        TailLock.move(control, SEGMENT + 1, (SEGMENT + 1) * UNIT);
        TailLock.move(control, SEGMENT + 2, (SEGMENT + 2) * UNIT);
    }

    static String name(long[] tail) {
        if (tail[1] != tail[0] * UNIT) {
            return "mixed";
        }
        return switch ((int) tail[0] - SEGMENT) {
            case 0 -> "first";
            case 1 -> "second";
            default -> "third";
        };
    }
}
