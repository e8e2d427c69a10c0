package chronicle.bench.role;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.router.engine.IdleMode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The router, spinning, with a handler that acks each order and records how long after the time
 * that was meant for it the order is there.
 */
final class RoutePaced implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long warmUp = arguments.number("warmup");
        long messages = warmUp + arguments.number("messages");
        Acker acker = new Acker(warmUp);
        try (RunningRouter router =
                RunningRouter.start(arguments.directory(), IdleMode.SPIN, acker)) {
            router.awaitAttached(1);
            parent.opened();
            router.awaitOrders(warmUp);
            parent.warm();
            router.awaitOrders(messages);
            Histogram histogram = acker.histogram;
            parent.result("order.p50", histogram.getValueAtPercentile(50));
            parent.result("order.p99", histogram.getValueAtPercentile(99));
            parent.result("order.p99.9", histogram.getValueAtPercentile(99.9));
            parent.result("order.max", histogram.getMaxValue());
            parent.finished();
        }
    }

    private static final class Acker implements OrderHandler {

        private static final int ACK = 100;
        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private final OrderWords words = new OrderWords();
        private final Message.Check check = new Message.Check();
        private final Histogram histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        private final byte[] ack = new byte[2 * Long.BYTES];
        private final long warmUp;

        Acker(long warmUp) {
            this.warmUp = warmUp;
        }

        @Override
        public void onOrder(Order order, Reply reply) {
            long now = System.nanoTime();
            check.onMessage(words.of(order));
            long time = words.word(Message.TIME);
            LONGS.set(ack, Message.TIME << 3, time);
            LONGS.set(ack, Message.NUMBER << 3, words.word(Message.NUMBER));
            reply.append(ACK, ack);
            if (check.count() > warmUp) {
                histogram.recordValue(Math.max(0, now - time));
            }
        }
    }
}
