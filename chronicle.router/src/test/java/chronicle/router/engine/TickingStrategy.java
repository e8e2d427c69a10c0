package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A strategy in a process of its own: {@code BUS NAME LEASE_TTL_MS}. Writes an order every
 * millisecond or so until it is killed, for two minutes at most.
 */
public final class TickingStrategy {

    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(2);

    private TickingStrategy() {}

    public static void main(String[] args) {
        SessionOptions options =
                SessionOptions.DEFAULTS
                        .withWriter(WriterOptions.DEFAULTS.withSegmentSize(64 << 10))
                        .withLeaseTtl(Duration.ofMillis(Long.parseLong(args[2])));
        long begin = System.nanoTime();
        try (Queues queues = Queues.create();
                StrategySession session =
                        StrategySession.open(
                                queues,
                                new BusLayout(Path.of(args[0])),
                                new StrategyId(args[1]),
                                options)) {
            session.ready();
            while (System.nanoTime() - begin < LONGEST_NS) {
                session.orders().append(2, new byte[] {1});
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
