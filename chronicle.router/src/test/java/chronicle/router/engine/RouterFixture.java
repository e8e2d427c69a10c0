package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.router.LaneStatus;
import chronicle.testkit.Await;
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

    /** A handler that a loaded machine keeps waiting is accused of nothing. */
    static final HandlerPolicy HANDLERS = HandlerPolicy.DEFAULTS.withStall(Duration.ZERO);

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
        return RouterSettings.of(bus)
                .withRescanInterval(Duration.ofMillis(10))
                .withAttach(AttachPolicy.DEFAULTS.withRetry(Duration.ofMillis(5)))
                .withHandlers(HANDLERS)
                .withReplies(ReplyPolicy.DEFAULTS.withSegmentSize(64 << 10));
    }

    Router start() {
        return start(settings());
    }

    /** As {@link #settings()}, with another rescan interval, and without looks at leases. */
    RouterSettings rescanning(Duration interval) {
        RouterSettings all = settings();
        return all.withRescanInterval(interval)
                .withAttach(all.attach().withOwnerCheck(Duration.ofDays(1)));
    }

    Router start(RouterSettings settings) {
        Router router = new Router(settings, queues, services, recorder);
        routers.add(router);
        router.start();
        return router;
    }

    LaneStatus lane(Router router, String strategy) {
        return router.lanes().stream()
                .filter(lane -> lane.strategy().name().equals(strategy))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lane of " + strategy));
    }

    /** Ranks of handlers are numbers here. */
    void handler(int rank, OrderHandler handler) {
        services.handlers().put(rank(rank), handler);
        routers.forEach(Router::handlersChanged);
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

    /** A strategy that is READY and attached. */
    StrategySession attached(String name) {
        return attached(name, 16 << 10);
    }

    /** As {@link #attached(String)}, with larger segments. */
    StrategySession attached(String name, int segmentSize) {
        StrategySession session =
                StrategySession.open(
                        queues,
                        bus,
                        new StrategyId(name),
                        SMALL.withWriter(WriterOptions.DEFAULTS.withSegmentSize(segmentSize)));
        sessions.add(session);
        session.ready();
        Await.until("attached", () -> recorder.events().contains("added " + name));
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
