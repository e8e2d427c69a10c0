package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.RecordLayout;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus of a thousand strategies of which fifty-five are bad in eleven different ways. */
final class RouterThousandTest {

    private static final int GOOD = 950;

    /** How many of the good go on writing. */
    private static final int WRITING = 50;

    private static final int OF_EACH_KIND = 5;
    private static final int SEGMENT = 4096;

    /** Where the second order stands: behind the header of the segment and the first order. */
    private static final int SECOND = 64 + 128;

    /** Makes a queue that was fine a bad one. */
    private interface Damage {
        void to(StrategyEndpoints strategy) throws IOException;
    }

    @TempDir(factory = MemoryFolder.class)
    Path root;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, Damage> damages = new LinkedHashMap<>();

    private void damages() {
        damages.put("control-empty", at -> truncate(control(at)));
        damages.put("control-random", at -> write(control(at), 0, noise(ControlLayout.LENGTH)));
        damages.put(
                "segment-size-absurd",
                at -> write(control(at), ControlLayout.SEGMENT_SIZE, word64(1L << 62)));
        damages.put("control-version", at -> write(control(at), ControlLayout.VERSION, word(77)));
        damages.put("segment-truncated", at -> truncate(segment(at)));
        damages.put("segment-missing", at -> Files.delete(segment(at)));
        damages.put("crc", at -> write(segment(at), SECOND + 64, noise(16)));
        damages.put(
                "commit-word",
                at -> write(segment(at), SECOND + RecordLayout.COMMIT, word(0x7fff_ffff)));
        damages.put(
                "message-version",
                at -> write(segment(at), SECOND + RecordLayout.VERSION, new byte[] {9}));
        // What root cannot read either.
        damages.put(
                "control-unreadable",
                at -> {
                    Files.delete(control(at));
                    Files.createDirectory(control(at));
                });
        damages.put("orders-in-a-file", at -> Files.createFile(at.ordersIn()));
    }

    @Test
    void badOnesAreNamedOnceEachAndTheOthersLackNothing() throws Exception {
        damages();
        Map<StrategyId, List<Long>> handled = new ConcurrentHashMap<>();
        Map<StrategyId, String> bad = new LinkedHashMap<>();
        List<QueueWriter> writers = new ArrayList<>();
        Path template = template();
        try (RouterFixture fixture = new RouterFixture(root)) {
            List<StrategyId> good = new ArrayList<>();
            for (int i = 0; i < GOOD; i++) {
                StrategyId id = new StrategyId("good-" + i);
                good.add(id);
                copy(template, fixture.bus.endpoints(id).ordersOut());
            }
            for (Map.Entry<String, Damage> kind : damages.entrySet()) {
                for (int i = 0; i < OF_EACH_KIND; i++) {
                    StrategyId id = new StrategyId(kind.getKey() + "-" + i);
                    bad.put(id, kind.getKey());
                    copy(template, fixture.bus.endpoints(id).ordersOut());
                    kind.getValue().to(fixture.bus.endpoints(id));
                }
            }
            fixture.handler(
                    0,
                    (order, reply) ->
                            handled.computeIfAbsent(
                                            order.strategy(), id -> new CopyOnWriteArrayList<>())
                                    .add(order.seq()));
            Router router =
                    fixture.start(
                            fixture.rescanning(Duration.ofSeconds(1))
                                    .withReplies(ReplyPolicy.DEFAULTS.withSegmentSize(SEGMENT)));
            Await.until(
                    "the bad are known",
                    () -> badOnes(router).size() == bad.size(),
                    () -> badOnes(router).size() + " seed=" + seed);
            Await.until("the good are served", () -> complete(handled, good, 2));
            for (StrategyId id : good.subList(0, WRITING)) {
                QueueWriter writer = writer(fixture.queues, fixture.bus.endpoints(id).ordersOut());
                writers.add(writer);
                append(writer);
            }
            Await.until(
                    "they go on",
                    () -> complete(handled, good.subList(0, WRITING), 3),
                    () -> router.orders() + " seed=" + seed);

            Await.until(
                    "all is told",
                    () -> fixture.recorder.problems(" strategy=").size() == bad.size(),
                    () -> fixture.recorder.problems() + " seed=" + seed);

            for (LaneStatus lane : badOnes(router)) {
                assertTrue(bad.containsKey(lane.strategy()), lane::toString);
                assertFalse(lane.reason().isBlank(), lane::toString);
                onceEach(fixture.recorder, lane);
            }
            assertEquals(GOOD, router.strategies().size());
        } finally {
            writers.forEach(QueueWriter::close);
        }
    }

    /** Lanes that are not served, for a reason. */
    private static List<LaneStatus> badOnes(Router router) {
        return router.lanes().stream()
                .filter(
                        lane ->
                                lane.state() == LaneState.QUARANTINED
                                        || (lane.state() == LaneState.ATTACHING
                                                && lane.attachRetries() > 0))
                .toList();
    }

    private static void onceEach(Recorder recorder, LaneStatus lane) {
        String name = lane.strategy().name();
        assertEquals(
                1,
                recorder.problems("strategy=" + name + " ").size(),
                () -> recorder.problems().toString());
        List<LaneEvent> reasons =
                recorder.laneEvents().stream()
                        .filter(event -> event.strategy().equals(lane.strategy()))
                        .filter(event -> event.reason().equals(lane.reason()))
                        .toList();
        // One that stays ATTACHING has another reason than the one with which it became so.
        int events = lane.state() == LaneState.QUARANTINED ? 1 : 0;
        assertEquals(events, reasons.size(), reasons::toString);
    }

    private static boolean complete(
            Map<StrategyId, List<Long>> handled, List<StrategyId> good, int orders) {
        List<Long> all = LongStream.range(0, orders).boxed().toList();
        return good.stream().allMatch(id -> all.equals(handled.get(id)));
    }

    /** A queue of two orders that is ready. */
    private Path template() {
        Path queue = root.resolve("template");
        try (Queues queues = Queues.create();
                QueueWriter writer = writer(queues, queue)) {
            append(writer);
            append(writer);
        }
        ReadyMarker.publish(queue);
        return queue;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static QueueWriter writer(Queues queues, Path queue) {
        return queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(SEGMENT));
    }

    private static void append(QueueWriter writer) {
        writer.append(2, new byte[16]);
    }

    private static Path control(StrategyEndpoints at) {
        return at.ordersOut().resolve("control.meta");
    }

    private static Path segment(StrategyEndpoints at) {
        return at.ordersOut().resolve("000000000.q");
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static byte[] word64(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    private static void truncate(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private static void write(Path file, int at, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), at);
        }
    }
}
