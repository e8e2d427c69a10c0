package chronicle.tools.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.BusLayout;
import chronicle.bus.LeaseKeeper;
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
import chronicle.tools.doctor.exam.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A strategy at work, and what a router has open of it. */
final class LiveBus implements AutoCloseable {

    private static final WriterOptions SMALL =
            WriterOptions.DEFAULTS.withSegmentSize(DoomedChild.SEGMENT);

    private final StrategySession session;
    private final QueueReader reader;
    private final QueueWriter replies;
    private final LeaseKeeper leases;
    private final Look ready;
    private long read;

    LiveBus(Queues queues, BusLayout bus) throws IOException {
        session =
                StrategySession.open(
                        queues,
                        bus,
                        new StrategyId("live"),
                        SessionOptions.DEFAULTS.withWriter(SMALL));
        session.ready();
        session.endpoints().makeOrdersIn();
        replies = queues.openWriter(session.endpoints().ordersIn(), SMALL);
        leases = new LeaseKeeper(queues, Duration.ofSeconds(5));
        leases.keep(replies);
        ReadyMarker.publish(replies.directory());
        reader =
                queues.openReader(
                        session.endpoints().ordersOut(),
                        ReaderOptions.named("router").withStart(StartMode.EARLIEST));
        ready = Look.at(readyFile());
    }

    private Path readyFile() {
        return session.endpoints().ordersOut().resolve(ReadyMarker.NAME);
    }

    /** Writes a hundred orders, of which a few stay unread for now, and replies. */
    void trade() {
        for (int i = 0; i < 100; i++) {
            session.orders().append(2, new byte[100]);
            replies.append(3, new byte[20]);
        }
        read += reader.poll(message -> {}, 90);
        session.pollReplies(message -> {}, 100);
    }

    /** Everything that was written has come, READY is the one that was published. */
    void assertUntouched() throws IOException {
        int polled;
        do {
            polled = reader.poll(message -> {}, 100);
            read += polled;
        } while (polled > 0);
        assertEquals(session.orders().nextSeq(), read);
        assertEquals(ready, Look.at(readyFile()));
        assertEquals(1, session.orders().epoch());
        assertEquals(1, replies.epoch());
    }

    @Override
    public void close() {
        reader.close();
        leases.close();
        replies.close();
        session.close();
    }
}
