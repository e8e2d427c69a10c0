package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.Queues;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A strategy: sends orders by a schedule that nothing moves, takes the acks in between, and records
 * how long after the time that was meant for its order each one is there. One thread, spinning.
 */
final class TradePaced implements Role.Part {

    private static final int BATCH = 16;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long warmUp = arguments.number("warmup");
        long messages = warmUp + arguments.number("messages");
        BusLayout bus = new BusLayout(arguments.directory());
        try (Queues queues = Queues.create();
                StrategySession session =
                        StrategySession.open(
                                queues, bus, new StrategyId("trader"), SessionOptions.DEFAULTS)) {
            session.ready();
            parent.opened();
            Trade trade = new Trade(session, arguments.number("rate"), warmUp);
            trade.upTo(warmUp);
            parent.warm();
            trade.upTo(messages);
            Histogram histogram = trade.histogram;
            parent.result("ack.p50", histogram.getValueAtPercentile(50));
            parent.result("ack.p99", histogram.getValueAtPercentile(99));
            parent.result("ack.p99.9", histogram.getValueAtPercentile(99.9));
            parent.result("ack.max", histogram.getMaxValue());
            parent.finished();
        }
    }

    private static final class Trade implements MessageHandler {

        private final StrategySession session;
        private final OrderSink sink;
        private final OrderWords words = new OrderWords();
        private final long intervalNanos;
        private final long warmUp;
        private final Histogram histogram = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        private long intended;
        private long sent;
        private long acked;

        Trade(StrategySession session, long perSecond, long warmUp) {
            this.session = session;
            this.sink = new OrderSink(session.orders());
            this.warmUp = warmUp;
            intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
            intended = System.nanoTime() + intervalNanos;
        }

        /** Until so many are acked. */
        void upTo(long end) {
            while (acked < end) {
                if (sent < end && System.nanoTime() - intended >= 0) {
                    Message.send(sink, intended, sent++);
                    intended += intervalNanos;
                }
                if (session.pollReplies(this, BATCH) == 0) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void onMessage(MessageView ack) {
            long now = System.nanoTime();
            words.of(ack);
            if (words.word(Message.NUMBER) != acked) {
                throw new IllegalStateException(
                        "not the ack of the order: expected="
                                + acked
                                + " number="
                                + words.word(Message.NUMBER));
            }
            if (acked++ >= warmUp) {
                histogram.recordValue(Math.max(0, now - words.word(Message.TIME)));
            }
        }
    }
}
