package chronicle.example.handler;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges orders: {@code order_id=7 symbol=BTC …} of type 2 is answered by {@code order_id=7
 * status=ACK} of type 3. Other types are passed over; an order without an id is counted, and the
 * first one is logged.
 *
 * <p>Thread-safe. Nothing is allocated for an order: the id is copied from the order's buffer into
 * one that is reused.
 */
public final class AckHandler implements OrderHandler {

    static final int ORDER = 2;
    static final int ACK = 3;

    private static final Logger LOG = LoggerFactory.getLogger(AckHandler.class);
    private static final byte[] KEY = ascii("order_id=");
    private static final byte[] STATUS = ascii(" status=ACK");

    /** No id is longer than this. */
    private static final int LONGEST_ID = 64;

    /** Several routers of one container share a handler, each calls it on its own thread. */
    private final ThreadLocal<ByteBuffer> buffers =
            ThreadLocal.withInitial(
                    () -> ByteBuffer.allocate(KEY.length + LONGEST_ID + STATUS.length));

    private final AtomicLong malformed = new AtomicLong();

    @Override
    public void onOrder(Order order, Reply reply) {
        if (order.typeId() != ORDER) {
            return;
        }
        ByteBuffer text = order.payload();
        int idEnd = endOfId(text);
        if (idEnd < 0) {
            countMalformed(order);
            return;
        }
        ByteBuffer ack = buffers.get().clear();
        for (int i = text.position(); i < idEnd; i++) {
            ack.put(text.get(i));
        }
        ack.put(STATUS).flip();
        reply.append(ACK, ack);
    }

    /** Orders of type 2 without {@code order_id=ID} at their start. Any thread. */
    public long malformed() {
        return malformed.get();
    }

    /** Index behind the id, or -1 when the text does not begin with one. */
    private static int endOfId(ByteBuffer text) {
        int start = text.position();
        if (text.remaining() <= KEY.length) {
            return -1;
        }
        for (int i = 0; i < KEY.length; i++) {
            if (text.get(start + i) != KEY[i]) {
                return -1;
            }
        }
        int idStart = start + KEY.length;
        int end = idStart;
        while (end < text.limit() && text.get(end) != ' ') {
            end++;
        }
        return end == idStart || end - idStart > LONGEST_ID ? -1 : end;
    }

    private void countMalformed(Order order) {
        if (malformed.incrementAndGet() == 1) {
            LOG.warn(
                    "order without order_id, it gets no answer; more of them are only counted"
                            + " strategy={} seq={}",
                    order.strategy(),
                    order.seq());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
