package chronicle.itest.process;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A strategy: {@code BUS NAME ORDERS}. Says {@code ready}, writes that many orders as fast as it
 * can (without end when negative), says {@code done} and stays until its input ends.
 */
public final class StrategyMain {

    private StrategyMain() {}

    public static void main(String[] args) throws IOException {
        BusLayout bus = new BusLayout(Path.of(args[0]));
        StrategyId id = new StrategyId(args[1]);
        long orders = Long.parseLong(args[2]);
        // Small segments, so that a kill meets rolls as well, and no more of them than a router
        // that comes late gets through in the time of a test.
        SessionOptions options =
                SessionOptions.DEFAULTS.withWriter(
                        WriterOptions.DEFAULTS
                                .withSegmentSize(64 << 10)
                                .withRetention(
                                        Retention.WHEN_READ
                                                .withMaxSegments(4)
                                                .blockingFor(Duration.ofMinutes(1))));
        try (Queues queues = Queues.create();
                StrategySession session = StrategySession.open(queues, bus, id, options)) {
            session.ready();
            say("ready");
            for (long i = 0; i != orders; i++) {
                String text = "order_id=" + i + " symbol=BTC qty=1 side=BUY";
                session.orders().append(2, text.getBytes(StandardCharsets.US_ASCII));
            }
            say("done");
            while (System.in.read() >= 0) {
                // Whoever started it may say anything; the end is what counts.
                continue;
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
