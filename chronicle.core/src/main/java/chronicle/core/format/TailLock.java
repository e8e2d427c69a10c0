package chronicle.core.format;

import java.nio.ByteBuffer;

/**
 * The sequence lock {@code segment_gen} over the two halves of the tail, current_segment and
 * write_offset. Its writer is the one who holds the queue's lock; readers never wait for it.
 *
 * <p>Within a segment the writer moves write_offset alone, outside the lock: a pair is of one
 * segment all the same.
 */
public final class TailLock {

    private TailLock() {}

    /**
     * Changes both halves: odd, fields, even. A writer that died in between left it odd, which is
     * where the next one begins.
     */
    public static void move(ByteBuffer block, int segment, long offset) {
        int odd = block.getInt(ControlLayout.SEGMENT_GEN) | 1;
        Words.setIntRelease(block, ControlLayout.SEGMENT_GEN, odd);
        // Releases, so that whoever sees one of the fields sees the odd value, too.
        Words.setIntRelease(block, ControlLayout.CURRENT_SEGMENT, segment);
        Words.setLongRelease(block, ControlLayout.WRITE_OFFSET, offset);
        Words.setIntRelease(block, ControlLayout.SEGMENT_GEN, odd + 1);
    }

    /**
     * Takes both halves, once. The acquires keep the order of the four loads; each pairs with a
     * release in {@link #move}.
     *
     * @param tail receives the segment and the offset, also when they may be of different tails
     * @return whether they belong together
     */
    public static boolean tryTake(ByteBuffer block, long[] tail) {
        int before = Words.getIntAcquire(block, ControlLayout.SEGMENT_GEN);
        tail[0] = Words.getIntAcquire(block, ControlLayout.CURRENT_SEGMENT);
        tail[1] = Words.getLongAcquire(block, ControlLayout.WRITE_OFFSET);
        return (before & 1) == 0 && before == Words.getIntAcquire(block, ControlLayout.SEGMENT_GEN);
    }
}
