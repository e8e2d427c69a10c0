package chronicle.stress;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Zeroed direct memory in pieces that no other test state uses at the same time. Cut from one
 * allocation and used in turn, because the states of a test are made by the ten thousand.
 */
public final class Memory {

    /** Room for a control block, or for a segment with one record. */
    public static final int PIECE = 512;

    /** More than twice what a test has of states at a time, two pieces each: some ten thousand. */
    private static final int PIECES = 1 << 17;

    private static final ByteBuffer ALL =
            ByteBuffer.allocateDirect((PIECES + 1) * PIECE).alignedSlice(PIECE);

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Memory() {}

    public static ByteBuffer piece() {
        int at = (NEXT.getAndIncrement() & (PIECES - 1)) * PIECE;
        ByteBuffer piece = ALL.slice(at, PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PIECE; i += Long.BYTES) {
            piece.putLong(i, 0);
        }
        return piece;
    }
}
