package chronicle.bench.role;

import chronicle.bench.peer.Sink;
import chronicle.core.QueueWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Messages as orders of a strategy. Whoever opened the writer closes it. */
final class OrderSink implements Sink {

    private static final int TYPE = 2;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final QueueWriter orders;
    private final byte[] payload = new byte[Message.BYTES];

    OrderSink(QueueWriter orders) {
        this.orders = orders;
        Message.prepare(this);
    }

    @Override
    public void word(int index, long value) {
        LONGS.set(payload, index << 3, value);
    }

    @Override
    public void send() {
        orders.append(TYPE, payload);
    }

    @Override
    public void flush() {
        orders.flush();
    }

    @Override
    public void close() {
        // Nothing of its own.
    }
}
