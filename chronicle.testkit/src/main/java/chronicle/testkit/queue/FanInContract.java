package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Merging: order, lanes that come and go, lanes that fail. */
public abstract class FanInContract extends QueueFixture {

    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(60);

    private final List<String> seen = new ArrayList<>();

    private final FanInHandler collect =
            (lane, message) -> seen.add(lane.name() + "/" + text(message));

    @Test
    void mergesByTimestampThenByOrderOfAdding() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        put(a, 10, "a10");
        put(a, 20, "a20");
        put(a, 20, "a20again");
        put(b, 5, "b5");
        put(b, 20, "b20");
        put(b, 30, "b30");
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        lane(fanIn, "b");

        assertEquals(6, fanIn.poll(collect, 100));
        assertEquals(List.of("b/b5", "a/a10", "a/a20", "a/a20again", "b/b20", "b/b30"), seen);
        assertEquals(0, fanIn.poll(collect, 100));
    }

    @Test
    void queueOrderHoldsWhereAClockWentBack() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        put(a, 100, "1");
        put(a, 50, "2");
        put(b, 70, "3");
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        lane(fanIn, "b");
        fanIn.poll(collect, 100);
        assertEquals(List.of("b/3", "a/1", "a/2"), seen);
    }

    @Test
    void randomQueuesComeOutSortedAcrossRollsInBoundedBatches() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        record Sent(long time, int lane, String text) {}
        List<Sent> sent = new ArrayList<>();
        FanInReader fanIn = closing(queues.fanIn());
        for (int q = 0; q < 9; q++) {
            QueueWriter writer = queueWriter("q" + q);
            long time = 0;
            for (int i = 0; i < 150; i++) {
                time += random.nextInt(4);
                String text = i + "x".repeat(random.nextInt(200));
                put(writer, time, text);
                sent.add(new Sent(time, q, "q" + q + "/" + text));
            }
            lane(fanIn, "q" + q);
        }
        int polled;
        do {
            polled = fanIn.poll(collect, 1 + random.nextInt(50));
            assertTrue(polled <= 50);
        } while (polled > 0);
        sent.sort(Comparator.comparingLong(Sent::time).thenComparingInt(Sent::lane));
        assertEquals(sent.stream().map(Sent::text).toList(), seen, "seed=" + seed);
    }

    @Test
    void lanesComeAndGoFromWithinTheHandler() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        for (int i = 0; i < 3; i++) {
            put(a, 10 + i, "a" + i);
            put(b, 11 + i, "b" + i);
        }
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        FanInHandler handler =
                (lane, message) -> {
                    seen.add(text(message));
                    if (text(message).equals("a0")) {
                        lane(fanIn, "b");
                    }
                    if (text(message).equals("a2")) {
                        fanIn.remove(lane);
                        assertEquals(1, fanIn.size());
                    }
                    return true;
                };
        while (fanIn.poll(handler, 10) > 0) {
            assertTrue(seen.size() <= 6);
        }
        assertEquals(List.of("a0", "a1", "a2", "b0", "b1", "b2"), seen);
        put(a, 1, "a3");
        assertEquals(0, fanIn.poll(handler, 10));
        closeReaders();
        try (QueueReader again = queues.openReader(folder.resolve("a"), named())) {
            assertEquals(List.of("3:a3"), drain(again));
        }
    }

    @Test
    void refusedMessageHoldsItsLaneAndComesAgainAfterRelease() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        put(a, 1, "a1");
        put(a, 2, "a2");
        put(b, 3, "b3");
        FanInReader fanIn = closing(queues.fanIn());
        Lane laneA = lane(fanIn, "a");
        lane(fanIn, "b");
        FanInHandler refusing =
                (lane, message) ->
                        !lane.name().equals("a") && seen.add(lane.name() + "/" + text(message));

        assertEquals(1, fanIn.poll(refusing, 10));
        assertTrue(laneA.held());
        assertEquals(0, fanIn.poll(refusing, 10));
        assertTrue(fanIn.hasNext(laneA));
        laneA.release();
        assertEquals(2, fanIn.poll(collect, 10));
        assertEquals(List.of("b/b3", "a/a1", "a/a2"), seen);
    }

    @Test
    void throwingHandlerLosesNothingAndKeepsWhatWasTaken() {
        QueueWriter a = queueWriter("a");
        put(a, 1, "a1");
        put(a, 2, "a2");
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        FanInHandler throwing =
                (lane, message) -> {
                    if (message.seq() == 1) {
                        throw new IllegalStateException("second");
                    }
                    return true;
                };
        assertThrows(IllegalStateException.class, () -> fanIn.poll(throwing, 10));
        closeReaders();
        try (QueueReader again = queues.openReader(folder.resolve("a"), named())) {
            assertEquals(List.of("1:a2"), drain(again));
        }
    }

    @Test
    void corruptLaneIsReportedOnceAndTheOthersGoOn() throws IOException {
        QueueWriter a = queueWriter("a");
        put(a, 1, "a1");
        put(a, 2, "a2");
        Path file = folder.resolve("a/000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[64 + 128 + 64] ^= 1;
        a.close();
        Files.write(file, content);
        put(queueWriter("b"), 9, "b9");
        FanInReader fanIn = closing(queues.fanIn());
        Lane laneA = lane(fanIn, "a");
        lane(fanIn, "b");
        List<String> errors = new ArrayList<>();
        FanInHandler handler =
                new FanInHandler() {
                    @Override
                    public boolean onMessage(Lane lane, MessageView message) {
                        return collect.onMessage(lane, message);
                    }

                    @Override
                    public void onLaneError(Lane lane, QueueException error) {
                        errors.add(lane.name() + " " + error.category());
                    }
                };
        fanIn.poll(handler, 10);
        fanIn.poll(handler, 10);
        assertEquals(List.of("a/a1", "b/b9"), seen);
        assertEquals(List.of("a CORRUPT"), errors);
        assertTrue(laneA.held());
    }

    @Test
    void awaitSeesAnyLaneAndGivesUpInTime() throws Exception {
        QueueWriter a = queueWriter("a");
        queueWriter("b");
        FanInReader fanIn = closing(queues.fanIn());
        assertFalse(fanIn.await(1_000_000));
        Lane laneA = lane(fanIn, "a");
        lane(fanIn, "b");
        assertFalse(fanIn.await(1_000_000));
        Thread later = new Thread(() -> put(a, 1, "late"));
        later.start();
        assertTrue(fanIn.await(TimeUnit.SECONDS.toNanos(20)));
        later.join();
        laneA.hold();
        assertFalse(fanIn.await(1_000_000));
    }

    @Test
    void wakeupEndsTheAwaitUnderWayOrElseTheNextOne() throws Exception {
        QueueWriter a = queueWriter("a");
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        fanIn.wakeup();
        fanIn.wakeup();
        long start = System.nanoTime();
        assertFalse(fanIn.await(LONG_NS));
        CompletableFuture<Boolean> asleep = CompletableFuture.supplyAsync(() -> await(fanIn));
        Await.until(
                "woken up",
                () -> {
                    fanIn.wakeup();
                    return asleep.isDone();
                });
        assertFalse(asleep.join());
        put(a, 1, "there");
        fanIn.wakeup();
        assertTrue(fanIn.await(LONG_NS));
        assertTrue(System.nanoTime() - start < LONG_NS);
    }

    private static boolean await(FanInReader fanIn) {
        try {
            return fanIn.await(LONG_NS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private QueueWriter queueWriter(String name) {
        return writer(folder.resolve(name));
    }

    private static void put(QueueWriter writer, long time, String text) {
        writer.append(1, time, ByteBuffer.wrap(bytes(text)));
    }

    private final List<QueueReader> readers = new ArrayList<>();

    private Lane lane(FanInReader fanIn, String name) {
        QueueReader reader = closing(queues.openReader(folder.resolve(name), named()));
        readers.add(reader);
        return fanIn.add(name, reader, null);
    }

    private void closeReaders() {
        readers.forEach(QueueReader::close);
    }

    private static ReaderOptions named() {
        return ReaderOptions.named("fan-in");
    }
}
