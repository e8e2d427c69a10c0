package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bus in a folder, strategies of this process, and a router without a watcher that scans fast.
 */
final class RouterFixture implements AutoCloseable {

    private static final SessionOptions SMALL =
            SessionOptions.DEFAULTS.withWriter(WriterOptions.DEFAULTS.withSegmentSize(16 << 10));

    final BusLayout bus;
    final Queues queues = Queues.create();
    final RouterServices services = RouterServices.empty();
    final Recorder recorder = new Recorder();
    private final List<StrategySession> sessions = new ArrayList<>();
    private final List<Router> routers = new ArrayList<>();

    RouterFixture(Path root) {
        bus = new BusLayout(root);
    }

    RouterSettings settings() {
        return new RouterSettings(
                bus,
                "router",
                64 << 10,
                false,
                Duration.ofMillis(10),
                Duration.ofMillis(5),
                Duration.ofSeconds(5),
                IdleMode.PARK);
    }

    Router start() {
        return start(settings());
    }

    /** As {@link #settings()}, with another rescan interval. */
    RouterSettings rescanning(Duration interval) {
        RouterSettings all = settings();
        return new RouterSettings(
                all.bus(),
                all.reader(),
                all.segmentSize(),
                all.keepReplies(),
                interval,
                all.attachRetry(),
                all.leaseTtl(),
                all.idle());
    }

    Router start(RouterSettings settings) {
        Router router = new Router(settings, queues, services, recorder);
        routers.add(router);
        router.start();
        return router;
    }

    /** Ranks of handlers are numbers here. */
    void handler(int rank, OrderHandler handler) {
        services.handlers().put(rank(rank), handler);
    }

    void withoutHandler(int rank) {
        services.handlers().remove(rank(rank));
    }

    static Comparable<Object> rank(int rank) {
        return new Rank(rank);
    }

    /** A strategy that is READY. */
    StrategySession strategy(String name) {
        StrategySession session = silent(name);
        session.ready();
        return session;
    }

    /** A strategy that does not say READY yet. */
    StrategySession silent(String name) {
        StrategySession session = StrategySession.open(queues, bus, new StrategyId(name), SMALL);
        sessions.add(session);
        return session;
    }

    static void send(StrategySession session, String text) {
        session.orders().append(2, text.getBytes(StandardCharsets.US_ASCII));
    }

    Path directory(String name) {
        return bus.endpoints(new StrategyId(name)).directory();
    }

    @Override
    public void close() {
        routers.forEach(Router::stop);
        sessions.forEach(StrategySession::close);
        queues.close();
    }

    private record Rank(int value) implements Comparable<Object> {
        @Override
        public int compareTo(Object other) {
            return Integer.compare(value, ((Rank) other).value);
        }
    }
}
