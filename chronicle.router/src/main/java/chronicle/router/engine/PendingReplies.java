package chronicle.router.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Replies of the order at the head of a lane that wait for room in {@code orders_in}, in their
 * order. Data thread.
 */
final class PendingReplies {

    /** One order cannot make the router keep more. */
    static final int MOST_BYTES = 1 << 20;

    private static final int RECORD_HEADER = 64;

    private record Pending(int typeId, byte[] payload) {}

    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long bytes;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /**
     * Keeps a copy.
     *
     * @param queue where it goes later
     * @param full why it does not go there now
     * @return the seq that it will have
     * @throws QueueException what the queue would say of it, or {@code full} when too much waits
     */
    long keep(QueueWriter queue, int typeId, ByteBuffer payload, QueueException full) {
        int length = payload.remaining();
        if (typeId < 0 || typeId > 65_534 || length > queue.maxPayload()) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "type id must be 0 to 65534, payload must have 0 to "
                            + queue.maxPayload()
                            + " bytes type_id="
                            + typeId
                            + " length="
                            + length
                            + " path="
                            + queue.directory());
        }
        if (bytes + RECORD_HEADER + length > MOST_BYTES) {
            throw full;
        }
        byte[] copy = new byte[length];
        payload.get(payload.position(), copy);
        long seq = queue.nextSeq() + waiting.size();
        waiting.add(new Pending(typeId, copy));
        bytes += RECORD_HEADER + length;
        return seq;
    }

    /**
     * Writes the first one.
     *
     * @throws QueueException why it cannot be written; it stays
     */
    void writeFirst(QueueWriter queue) {
        Pending first = waiting.element();
        queue.append(first.typeId, first.payload);
        waiting.remove();
        bytes -= RECORD_HEADER + first.payload.length;
    }
}
