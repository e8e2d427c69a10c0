package chronicle.tools.doctor;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.time.Duration;

/** Works on a bus in every way until it is killed: {@code BUS} or {@code BUS roll}. */
final class DoomedChild {

    static final int SEGMENT = 4096;
    static final String UP = "up";

    private static final WriterOptions SMALL = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT);

    private DoomedChild() {}

    public static void main(String[] arguments) throws Exception {
        BusLayout bus = new BusLayout(Path.of(arguments[0]));
        try (Queues queues = Queues.create()) {
            if (arguments.length > 1) {
                roll(queues, bus, arguments[1]);
            } else {
                work(queues, bus);
            }
        }
    }

    static Path ordersOut(BusLayout bus, String strategy) {
        return bus.endpoints(new StrategyId(strategy)).ordersOut();
    }

    /** Killed within: the third segment is rolled into, or a record of the first is begun. */
    private static void roll(Queues queues, BusLayout bus, String strategy) {
        try (QueueWriter writer = queues.openWriter(ordersOut(bus, strategy), SMALL)) {
            while (true) {
                writer.append(1, new byte[100]);
            }
        }
    }

    private static void work(Queues queues, BusLayout bus) throws InterruptedException {
        SessionOptions options =
                SessionOptions.DEFAULTS.withWriter(SMALL).withLeaseTtl(Duration.ofMillis(3));
        StrategySession session =
                StrategySession.open(queues, bus, new StrategyId("lease"), options);
        session.ready();
        session.orders().append(1, new byte[10]);
        QueueWriter lock = queues.openWriter(ordersOut(bus, "lock"), SMALL);
        lock.append(1, new byte[10]);
        ReadyMarker.publish(lock.directory());

        QueueWriter held = queues.openWriter(ordersOut(bus, "held"), SMALL);
        QueueReader slow = queues.openReader(held.directory(), named("slow"));
        for (int i = 0; i < 100; i++) {
            held.append(1, new byte[100]);
        }
        slow.poll(message -> {}, 1);

        QueueWriter silent = queues.openWriter(ordersOut(bus, "sleeper"), SMALL);
        QueueReader sleeper = queues.openReader(silent.directory(), named("router"));
        System.out.println(UP);
        while (true) {
            sleeper.await(60_000_000_000L);
        }
    }

    private static ReaderOptions named(String name) {
        return ReaderOptions.named(name).withStart(StartMode.EARLIEST);
    }
}
