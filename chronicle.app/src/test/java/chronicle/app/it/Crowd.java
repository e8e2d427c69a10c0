package chronicle.app.it;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Strategies of the test's own process, as many as it likes. */
final class Crowd implements AutoCloseable {

    /** With leases that hold for the whole test: to renew a thousand is work of its own. */
    private static final SessionOptions SMALL =
            SessionOptions.DEFAULTS
                    .withWriter(WriterOptions.DEFAULTS.withSegmentSize(16 << 10))
                    .withLeaseTtl(Duration.ofMinutes(5));

    private final Queues queues = Queues.create();
    private final BusLayout layout;
    private final Map<String, StrategySession> sessions = new LinkedHashMap<>();

    Crowd(Path bus) {
        this.layout = new BusLayout(bus);
    }

    /** READY. */
    void come(String name) {
        StrategySession session = StrategySession.open(queues, layout, new StrategyId(name), SMALL);
        sessions.put(name, session);
        session.ready();
    }

    /** Sends so many orders. */
    void send(String name, int orders) {
        byte[] order = "order_id=0 symbol=BTC qty=1 side=BUY".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < orders; i++) {
            sessions.get(name).orders().append(2, order);
        }
    }

    @Override
    public void close() {
        sessions.values().forEach(StrategySession::close);
        queues.close();
    }
}
