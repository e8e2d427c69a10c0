package chronicle.bus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseJudge;
import chronicle.bus.ReaderRegistration;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrategySessionTest {

    private static final long LONG_NS = Duration.ofSeconds(30).toNanos();
    private static final WriterOptions SMALL = WriterOptions.DEFAULTS.withSegmentSize(64 * 1024);
    private static final SessionOptions OPTIONS =
            SessionOptions.DEFAULTS.withWriter(SMALL).withLeaseTtl(Duration.ofMillis(60));

    @TempDir Path temp;

    private final StrategyId id = new StrategyId("alpha");
    private BusLayout bus;
    private StrategyEndpoints endpoints;
    private Queues queues;

    @BeforeEach
    void open() {
        bus = new BusLayout(temp.resolve("bus"));
        endpoints = bus.endpoints(id);
        queues = Queues.create();
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void readyIsSaidAfterTheLeaseAndTakenBackOnClose() {
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            assertFalse(ReadyMarker.isPresent(endpoints.ordersOut()));
            session.ready();
            assertTrue(ReadyMarker.isPresent(endpoints.ordersOut()));
            Lease lease = LeaseFile.read(endpoints.ordersOut()).lease().orElseThrow();
            assertEquals(ProcessHandle.current().pid(), lease.pid());
            assertEquals(session.orders().epoch(), lease.epoch());
            assertEquals(queues.startTicks(lease.pid()), lease.startTicks());
            session.orders().append(2, "order_id=0".getBytes(StandardCharsets.US_ASCII));
        }
        assertFalse(ReadyMarker.isPresent(endpoints.ordersOut()));
        assertTrue(LeaseFile.read(endpoints.ordersOut()).lease().isEmpty());
        assertFalse(queues.writerAlive(endpoints.ordersOut()));
        ReaderOptions reader = ReaderOptions.named("test");
        try (QueueReader orders = queues.openReader(endpoints.ordersOut(), reader)) {
            assertEquals(1, orders.poll(message -> assertEquals(2, message.typeId()), 10));
        }
    }

    @Test
    void leaseIsRenewedWhileTheSessionLives() throws Exception {
        LeaseJudge judge = new LeaseJudge(queues);
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            session.ready();
            long first = timestamp();
            until(() -> timestamp() > first);
            until(() -> judge.judge(endpoints.ordersOut()) == LeaseJudge.Verdict.LIVE);
        }
        assertEquals(LeaseJudge.Verdict.ABSENT, judge.judge(endpoints.ordersOut()));
    }

    @Test
    void secondSessionOfTheNameIsRefusedAndDisturbsNothing() {
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            session.ready();
            QueueException e =
                    assertThrows(
                            QueueException.class,
                            () -> StrategySession.open(queues, bus, id, OPTIONS));
            assertEquals(QueueException.Category.LOCKED, e.category());
            assertTrue(ReadyMarker.isPresent(endpoints.ordersOut()));
        }
        StrategySession.open(queues, bus, id, OPTIONS).close();
    }

    @Test
    void readyOfAKilledSessionStaysForTheNext() throws IOException {
        Files.createDirectories(endpoints.ordersOut());
        ReadyMarker.publish(endpoints.ordersOut());
        String identity = queues.identity(endpoints.ordersOut());
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            assertTrue(ReadyMarker.isPresent(endpoints.ordersOut()));
            session.ready();
            assertEquals(identity, queues.identity(endpoints.ordersOut()));
        }
    }

    @Test
    void repliesAreAttachedWhenTheRouterMadeThem() throws Exception {
        List<String> replies = new ArrayList<>();
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            assertEquals(0, poll(session, replies));
            assertFalse(session.awaitReplies(0));
            assertFalse(session.awaitReplies(5_000_000));
            assertFalse(session.repliesAttached());
            try (QueueWriter router = queues.openWriter(endpoints.ordersIn(), SMALL)) {
                router.append(3, bytes("early"));
                assertFalse(session.awaitReplies(5_000_000), "not READY yet");
                ReadyMarker.publish(endpoints.ordersIn());
                assertTrue(session.awaitReplies(LONG_NS));
                assertTrue(session.repliesAttached());
                router.append(3, bytes("late"));
                until(() -> poll(session, replies) == 0 && replies.size() == 2);
            }
        }
        assertEquals(List.of("early", "late"), replies);
        try (StrategySession again = StrategySession.open(queues, bus, id, OPTIONS);
                QueueWriter router = queues.openWriter(endpoints.ordersIn(), SMALL)) {
            router.append(3, bytes("after restart"));
            assertTrue(again.awaitReplies(LONG_NS));
            poll(again, replies);
        }
        assertEquals(List.of("early", "late", "after restart"), replies, "resumed");
    }

    @Test
    void repliesThatWereMadeAnewAreAttachedAnew() throws Exception {
        List<String> replies = new ArrayList<>();
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            for (String text : List.of("first", "second")) {
                try (QueueWriter router = queues.openWriter(endpoints.ordersIn(), SMALL)) {
                    ReadyMarker.publish(endpoints.ordersIn());
                    router.append(3, bytes(text));
                    assertTrue(session.awaitReplies(LONG_NS));
                    poll(session, replies);
                }
                delete(endpoints.ordersIn());
            }
        }
        assertEquals(List.of("first", "second"), replies);
    }

    @Test
    void successorInADirectoryMadeAnewIsLeftAlone() throws IOException {
        // No renewal comes in between: it would put a file into what is being deleted.
        SessionOptions quiet = OPTIONS.withLeaseTtl(Duration.ofHours(1));
        StrategySession old = StrategySession.open(queues, bus, id, quiet);
        old.ready();
        delete(endpoints.directory());
        try (StrategySession successor = StrategySession.open(queues, bus, id, OPTIONS)) {
            successor.ready();
            old.close();
            assertTrue(ReadyMarker.isPresent(endpoints.ordersOut()));
            assertTrue(LeaseFile.read(endpoints.ordersOut()).lease().isPresent());
        }
    }

    @Test
    void linkInPlaceOfTheStrategyIsRefused() throws IOException {
        Files.createDirectories(bus.strategies());
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.createSymbolicLink(endpoints.directory(), outside);
        BusException e =
                assertThrows(
                        BusException.class, () -> StrategySession.open(queues, bus, id, OPTIONS));
        assertEquals(BusException.Category.UNSAFE, e.category());
        try (Stream<Path> entries = Files.list(outside)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void closedSessionSaysSo() {
        StrategySession session = StrategySession.open(queues, bus, id, OPTIONS);
        session.close();
        session.close();
        BusException e = assertThrows(BusException.class, session::ready);
        assertEquals("session closed strategy=alpha", e.getMessage());
        assertFalse(ReadyMarker.isPresent(endpoints.ordersOut()));
    }

    @Test
    void registrationIsKeptByCloseAndEndedByUnregister() {
        Path out = endpoints.ordersOut();
        Path position = out.resolve("readers").resolve("archive.meta");
        try (StrategySession session = StrategySession.open(queues, bus, id, OPTIONS)) {
            session.orders().append(2, bytes("order"));
            ReaderOptions options = ReaderOptions.named("archive");
            try (ReaderRegistration kept = ReaderRegistration.register(queues, out, options)) {
                assertEquals(1, kept.reader().poll(message -> {}, 10));
            }
            assertTrue(Files.exists(position));
            ReaderRegistration ended = ReaderRegistration.register(queues, out, options);
            assertEquals(0, ended.reader().poll(message -> {}, 10), "resumed");
            ended.unregister();
            assertFalse(Files.exists(position));
            ended.unregister();
            ended.close();
        }
    }

    private int poll(StrategySession session, List<String> replies) {
        return session.pollReplies(
                message ->
                        replies.add(new String(message.copyPayload(), StandardCharsets.US_ASCII)),
                10);
    }

    private long timestamp() {
        return LeaseFile.read(endpoints.ordersOut()).lease().orElseThrow().timestampNs();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void until(Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() - start < LONG_NS, "not in time");
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }
}
