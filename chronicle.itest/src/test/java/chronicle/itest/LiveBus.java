package chronicle.itest;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.itest.container.Felix;
import chronicle.itest.probe.EventProbe;
import chronicle.itest.probe.OrderProbe;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.cm.Configuration;

/**
 * A bus with strategies of the test's own, on the plain class path as strategies are, and the
 * router of a container, of which probes tell.
 */
final class LiveBus implements AutoCloseable {

    static final String STATUS = "chronicle.router.RouterStatus";

    private static final SessionOptions SMALL =
            SessionOptions.DEFAULTS.withWriter(WriterOptions.DEFAULTS.withSegmentSize(64 << 10));

    private final Felix felix;
    private final BusLayout layout;
    private final Queues queues = Queues.create();
    private final Map<String, StrategySession> sessions = new ConcurrentHashMap<>();
    private final List<String> events;
    private final List<String> problems;
    private final List<String> orders;
    private final List<String> lanes;

    LiveBus(Felix felix, Path root) {
        this.felix = felix;
        this.layout = new BusLayout(root);
        this.events = felix.lines("events");
        this.problems = felix.lines("problems");
        this.orders = felix.lines("orders");
        this.lanes = felix.lines("lanes");
        // The probe needs the router's API; the router itself starts when the test says so.
        felix.install("chronicle.router");
        felix.start(EventProbe.class);
    }

    BusLayout layout() {
        return layout;
    }

    Queues queues() {
        return queues;
    }

    /** A router with the recording handler. */
    Configuration startRouter(Object... settings) throws IOException {
        startHandler();
        return startRouterAlone(settings);
    }

    /** A router without a handler. Settings are keys and values in turn. */
    Configuration startRouterAlone(Object... settings) throws IOException {
        felix.start("chronicle.router");
        Configuration configuration = felix.router(settings(settings));
        felix.awaitService(STATUS);
        return configuration;
    }

    Map<String, Object> settings(Object... more) {
        Map<String, Object> all = new HashMap<>();
        all.put("bus", layout.root().toString());
        all.put("segment_size", 64L << 10);
        // A handler that a loaded machine keeps waiting is accused of nothing.
        all.put("handler_stall_ms", 0L);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    void startHandler() {
        felix.start(OrderProbe.class);
    }

    void stopHandler() throws BundleException {
        Bundle handler = felix.start(OrderProbe.class);
        handler.stop();
    }

    /** A strategy that is READY. */
    StrategySession strategy(String name) {
        StrategySession session = StrategySession.open(queues, layout, new StrategyId(name), SMALL);
        sessions.put(name, session);
        session.ready();
        return session;
    }

    void send(String strategy, int orderId) {
        String text = "order_id=" + orderId + " symbol=BTC qty=1 side=BUY";
        sessions.get(strategy).orders().append(2, text.getBytes(StandardCharsets.US_ASCII));
    }

    void closeStrategy(String name) {
        sessions.remove(name).close();
    }

    Path directory(String strategy) {
        return layout.endpoints(new StrategyId(strategy)).directory();
    }

    List<String> events() {
        return events;
    }

    List<String> problems() {
        return problems;
    }

    List<String> problems(String part) {
        return problems.stream().filter(line -> line.contains(part)).toList();
    }

    /** {@code STRATEGY STATE} of every change of a lane. */
    List<String> lanes() {
        return lanes;
    }

    /** {@code STRATEGY SEQ TYPE TEXT}, as the handler got them. */
    List<String> orders() {
        return orders;
    }

    /** Seqs of a strategy's orders, as the handler got them. */
    List<Long> seqs(String strategy) {
        return orders.stream()
                .filter(line -> line.startsWith(strategy + " "))
                .map(line -> Long.valueOf(line.split(" ", 3)[1]))
                .toList();
    }

    List<String> removed() {
        return events.stream().filter(line -> line.startsWith("removed ")).toList();
    }

    long count(String event) {
        return events.stream().filter(event::equals).count();
    }

    /** Who is attached, by the events. */
    Set<String> attached() {
        Set<String> names = new TreeSet<>();
        for (String event : events) {
            if (event.startsWith("added ")) {
                names.add(event.substring(6));
            } else if (event.startsWith("removed ")) {
                names.remove(event.substring(8));
            }
        }
        return names;
    }

    void awaitEvent(String event) {
        Await.until(event, () -> events.contains(event), this::state);
    }

    /** Waits until this watcher is the one told of last. */
    void awaitWatcher(String name) {
        Await.until(
                "watcher " + name,
                () ->
                        events.stream()
                                .filter(e -> e.startsWith("up ") || e.startsWith("watcher "))
                                .reduce((before, last) -> last)
                                .filter(e -> e.endsWith(" " + name))
                                .isPresent(),
                this::state);
    }

    String state() {
        return "events=" + events + " problems=" + problems + " orders=" + orders.size();
    }

    @Override
    public void close() {
        sessions.values().forEach(StrategySession::close);
        queues.close();
    }
}
