package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One strategy sends at a high, even pace; half way through, others become READY one after the
 * other, by another thread.
 */
final class TradeAmongNewcomers implements Role.Part {

    static final String STEADY = "steady";

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long rate = arguments.number("rate");
        long newcomers = arguments.number("newcomers");
        long quiet = arguments.number("warmup") + arguments.number("messages");
        BusLayout bus = new BusLayout(arguments.directory());
        try (Queues queues = Queues.create();
                Crowd crowd = new Crowd(arguments.directory(), BusSite.GUEST);
                StrategySession session =
                        StrategySession.open(
                                queues, bus, new StrategyId(STEADY), SessionOptions.DEFAULTS)) {
            crowd.make(newcomers);
            session.ready();
            parent.opened();
            Sending sending = new Sending(session, rate);
            sending.upTo(quiet);
            parent.warm();
            Thread arriving =
                    new Thread(() -> arrive(crowd, newcomers, arguments.number("every_ms")));
            arriving.start();
            sending.upTo(quiet + arguments.number("messages"));
            arriving.join();
            parent.finished();
        }
    }

    private static void arrive(Crowd crowd, long newcomers, long everyMs) {
        for (long i = 0; i < newcomers; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(everyMs));
            crowd.ready(i);
        }
    }

    private static final class Sending {

        private final OrderSink sink;
        private final long rate;
        private final long begin = System.nanoTime();
        private long sent;

        /** When the last order had been committed: what the next one says. */
        private long committed = begin;

        Sending(StrategySession session, long rate) {
            this.sink = new OrderSink(session.orders());
            this.rate = rate;
        }

        void upTo(long end) {
            while (sent < end) {
                long now = System.nanoTime();
                long due = Math.min(end, (now - begin) * rate / 1_000_000_000L);
                for (; sent < due; sent++) {
                    Message.send(sink, committed, sent);
                    committed = System.nanoTime();
                }
                Thread.onSpinWait();
            }
        }
    }
}
