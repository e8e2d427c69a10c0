package chronicle.tools.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseJudge.Verdict;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.testkit.ForeignBus;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusViewTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir Path root;
    private Queues queues;
    private BusLayout bus;
    private BusView view;

    @BeforeEach
    void open() {
        queues = Queues.create();
        bus = new BusLayout(root);
        view = new BusView(queues, bus);
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void busThatIsNotThereHasNothingInIt() {
        BusLook look = new BusView(queues, new BusLayout(root.resolve("none"))).look();
        assertEquals(List.of(), look.strategies());
        assertEquals(List.of(), look.feeds());
        assertEquals(List.of(), look.problems());
    }

    @Test
    void queuesOfAnotherImplementationAreSeenExactly() throws IOException {
        ForeignBus.copyTo(root);
        BusLook look = view.look();
        assertEquals(
                List.of("rolled", "small"),
                look.strategies().stream().map(each -> each.strategy().name()).toList());
        QueueLook rolled = look.strategies().get(0).ordersOut().get();
        assertEquals("", rolled.problem());
        assertEquals(ForeignBus.ROLLED_RECORDS - 1, rolled.lastSeq());
        assertEquals(ForeignBus.timestampNs(399), rolled.lastRecordNs());
        assertEquals(9, rolled.segments());
        assertTrue(rolled.ready());
        assertEquals(Verdict.ABSENT, rolled.lease().verdict());
        QueueLook small = look.strategies().get(1).ordersOut().get();
        assertEquals(3, small.lastSeq());
        assertEquals(ForeignBus.timestampNs(3), small.lastRecordNs());
        assertTrue(look.strategies().get(1).ordersIn().isEmpty());
    }

    @Test
    void lagOfAReaderIsWhatLiesBetweenItsPositionAndTheTail() {
        Path queue = endpoints("a").ordersOut();
        try (QueueWriter writer = writer(queue);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("router"))) {
            append(writer, 100);
            assertEquals(10, reader.poll(message -> {}, 10));
            assertEquals(OptionalLong.of(reader.lag().bytes()), reader("a").lagBytes());
            reader.poll(message -> {}, 1000);
            assertEquals(OptionalLong.of(0), reader("a").lagBytes());
            assertTrue(
                    Math.abs(queueLook("a").heartbeatAgeNs(reader("a")).getAsLong()) < 60 * SECOND);
        }
    }

    @Test
    void everyTailIsFoundWithWhatStandsLast() {
        Path queue = endpoints("a").ordersOut();
        try (QueueWriter writer = writer(queue)) {
            assertEquals(-1, queueLook("a").lastSeq());
            for (int i = 0; i < 300; i++) {
                int length = i % 7 == 0 ? writer.maxPayload() - i : i % 400;
                writer.append(1, 5000L + i, ByteBuffer.allocate(length));
                if (i % 50 == 0) {
                    writer.seal();
                }
                QueueLook look = queueLook("a");
                assertEquals(i, look.lastSeq());
                assertEquals(5000L + i, look.lastRecordNs());
            }
        }
    }

    @Test
    void ratesComeWithTheSecondLook() {
        Path queue = endpoints("a").ordersOut();
        try (QueueWriter writer = writer(queue);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("router"))) {
            append(writer, 10);
            assertTrue(queueLook("a").rates().isEmpty());
            append(writer, 500);
            reader.poll(message -> {}, 250);
            QueueLook second = queueLook("a");
            Rates rates = second.rates().get();
            assertTrue(rates.messagesPerSecond() > 0);
            assertEquals(128.0, rates.bytesPerSecond() / rates.messagesPerSecond(), 3.0);
            double read = second.readers().get(0).bytesPerSecond().getAsDouble();
            assertEquals(0.5, read / rates.bytesPerSecond(), 0.02);
            assertEquals(new Rates(0, 0), queueLook("a").rates().get());
        }
    }

    @Test
    void leaseThatIsOverIsStaleOnlyWithoutItsLock() {
        Path queue = endpoints("a").ordersOut();
        try (QueueWriter writer = writer(queue)) {
            LeaseFile.write(queue, new Lease(4711, 1, writer.epoch(), SECOND, SECOND));
            ReadyMarker.publish(queue);
            LeaseLook lease = queueLook("a").lease();
            assertEquals(Verdict.EXPIRED_OWNER_ALIVE, lease.verdict());
            assertTrue(lease.isExpired());
            assertEquals(OptionalLong.of(4711), lease.pid());
            assertTrue(lease.ageNs().getAsLong() > 1000 * SECOND);
        }
        assertEquals(Verdict.STALE, queueLook("a").lease().verdict());
        assertTrue(queueLook("a").ready());
    }

    @Test
    void routerIsKnownByTheLeaseThatHolds() {
        for (String name : List.of("a", "b")) {
            writer(endpoints(name).ordersIn()).close();
        }
        long now = System.currentTimeMillis() * 1_000_000;
        LeaseFile.write(endpoints("a").ordersIn(), new Lease(1, 1, 1, SECOND, SECOND));
        assertEquals(OptionalLong.empty(), view.look().routerPid());
        LeaseFile.write(endpoints("b").ordersIn(), new Lease(2, 1, 1, now, 3600 * SECOND));
        assertEquals(OptionalLong.of(2), view.look().routerPid());
    }

    @Test
    void whatIsBrokenIsSaidWhereItIs() throws IOException {
        for (String name : List.of("gone", "sound", "torn")) {
            try (QueueWriter writer = writer(endpoints(name).ordersOut())) {
                append(writer, 3);
            }
        }
        Path cut = endpoints("torn").ordersOut().resolve("control.meta");
        Files.write(cut, new byte[100]);
        Files.delete(endpoints("gone").ordersOut().resolve("000000000.q"));
        assertFalse(queueLook("gone").isSound());
        assertTrue(
                queueLook("gone").problem().contains("000000000.q"), queueLook("gone").problem());
        assertTrue(
                queueLook("torn").problem().contains("path=" + cut), queueLook("torn").problem());
        assertEquals(2, queueLook("sound").lastSeq());
    }

    @Test
    void silentQueueThatBreaksIsNoticed() throws IOException {
        Path queue = endpoints("a").ordersOut();
        try (QueueWriter writer = writer(queue)) {
            append(writer, 3);
        }
        assertEquals(2, queueLook("a").lastSeq());
        assertEquals(2, queueLook("a").lastSeq());
        Files.delete(queue.resolve("000000000.q"));
        assertFalse(queueLook("a").isSound());
    }

    @Test
    void strangersOnTheBusAreNoStrategies() throws IOException {
        Files.createDirectories(bus.strategies().resolve(".hidden"));
        Files.createFile(bus.strategies().resolve("file"));
        Files.createDirectories(bus.strategies().resolve("empty"));
        Files.createSymbolicLink(bus.strategies().resolve("link"), root);
        BusLook look = view.look();
        assertEquals(1, look.strategies().size());
        assertTrue(look.strategies().get(0).ordersOut().isEmpty());
    }

    @Test
    void feedsAreQueuesOfTheBus() {
        try (QueueWriter writer = writer(bus.feed("ticks"))) {
            append(writer, 7);
        }
        List<QueueLook> feeds = view.look().feeds();
        assertEquals(1, feeds.size());
        assertEquals(6, feeds.get(0).lastSeq());
    }

    private QueueWriter writer(Path queue) {
        return queues.openWriter(
                queue,
                WriterOptions.DEFAULTS.withSegmentSize(8192).withRetention(Retention.KEEP_ALL));
    }

    @Test
    void whatIsGoneIsForgotten() throws IOException {
        for (int round = 0; round < 3; round++) {
            copies(20, "round" + round + '-');
            // What has no queue in it is not remembered either.
            Files.createDirectories(bus.strategies().resolve("empty"));
            assertEquals(23, view.look().strategies().size());
            assertEquals(22, view.remembered());
            delete(root.resolve("orders"));
            assertEquals(List.of(), view.look().strategies());
            assertEquals(0, view.remembered());
        }
    }

    @Test
    void aThousandQueuesAreLookedAtThroughTheSameBuffers() throws IOException {
        copies(1, "first");
        view.look();
        view.look();
        BufferPoolMXBean direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .findFirst()
                        .orElseThrow();
        long before = direct.getMemoryUsed();
        delete(root.resolve("orders"));
        copies(1000, "many");
        for (int i = 0; i < 3; i++) {
            assertEquals(1002, view.look().strategies().size());
        }
        // Buffers of each queue's own would be ten megabytes; the collector may have taken some.
        long used = direct.getMemoryUsed();
        assertTrue(used <= before + (64 << 10), used + " after " + before);
    }

    /** Strategies beside the two of the sample. */
    private void copies(int count, String prefix) throws IOException {
        ForeignBus.copyTo(root);
        Path small = bus.endpoints(new StrategyId("small")).ordersOut();
        for (int i = 0; i < count; i++) {
            Path copy = bus.endpoints(new StrategyId(prefix + i)).ordersOut();
            Files.createDirectories(copy);
            for (String name : List.of("control.meta", "000000000.q")) {
                Files.createLink(copy.resolve(name), small.resolve(name));
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void append(QueueWriter writer, int messages) {
        for (int i = 0; i < messages; i++) {
            writer.append(1, new byte[40]);
        }
    }

    private StrategyEndpoints endpoints(String name) {
        return bus.endpoints(new StrategyId(name));
    }

    private QueueLook queueLook(String name) {
        return view.look().strategies().stream()
                .filter(each -> each.strategy().name().equals(name))
                .findFirst()
                .orElseThrow()
                .ordersOut()
                .orElseThrow();
    }

    private ReaderLook reader(String name) {
        return queueLook(name).readers().get(0);
    }
}
