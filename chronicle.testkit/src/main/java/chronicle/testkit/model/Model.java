package chronicle.testkit.model;

import java.util.ArrayList;
import java.util.List;

/** What a queue has to hold: messages in their order, and where the format puts them. */
final class Model {

    private static final int HEADER = 64;

    /** One message; its seq is its index. */
    record Message(long timestampNs, int typeId, int length, int segment, int offset) {}

    private final int segmentSize;
    private final List<Message> messages = new ArrayList<>();
    private int tail;
    private int offset = HEADER;

    Model(int segmentSize) {
        this.segmentSize = segmentSize;
    }

    int segmentSize() {
        return segmentSize;
    }

    int maxPayload() {
        return segmentSize - 2 * HEADER;
    }

    /** Id of the segment that is written to. */
    int tail() {
        return tail;
    }

    /** The largest payload that still fits into the tail, -1 when none does. */
    int fitting() {
        return segmentSize - offset - HEADER;
    }

    long count() {
        return messages.size();
    }

    Message get(long seq) {
        return messages.get((int) seq);
    }

    boolean rollsFor(int length) {
        return length > fitting();
    }

    void append(long timestampNs, int typeId, int length) {
        if (rollsFor(length)) {
            roll();
        }
        messages.add(new Message(timestampNs, typeId, length, tail, offset));
        offset += (HEADER + length + HEADER - 1) / HEADER * HEADER;
    }

    boolean isTailEmpty() {
        return offset == HEADER;
    }

    void roll() {
        tail++;
        offset = HEADER;
    }

    /** Seq of the first message at or behind a place; {@link #count()} when there is none. */
    long firstFrom(long segment, long from) {
        long low = 0;
        long high = count();
        while (low < high) {
            long middle = (low + high) >>> 1;
            Message message = get(middle);
            boolean before =
                    message.segment < segment
                            || (message.segment == segment && message.offset < from);
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Seq of the first message whose timestamp is at least this one, from {@code seq} on. */
    long firstSince(long timestampNs, long seq) {
        long at = seq;
        while (at < count() && get(at).timestampNs < timestampNs) {
            at++;
        }
        return at;
    }

    /** The payload that the message of this seq and length has. */
    static byte[] payload(long seq, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seq * 131 + i * 7L + length);
        }
        return bytes;
    }
}
