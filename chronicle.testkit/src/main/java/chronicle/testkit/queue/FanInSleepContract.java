package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.engine.MappedQueues;
import chronicle.testkit.Await;
import chronicle.testkit.os.PatientPrimitives;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sleeping on more queues than one call takes. */
public abstract class FanInSleepContract extends QueueFixture {

    private static final int MESSAGES = Integer.getInteger("sleep.messages", 300);
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(30);

    private final long seed = Long.getLong("chronicle.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<QueueWriter> writers = new ArrayList<>();
    private final List<QueueReader> readers = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private Queues over;

    /** How many lanes it takes for a helper of the polling thread's, if there are such. */
    protected abstract int lanesForHelpers();

    /** Over primitives where nothing but a wake ends a sleep: what is lost is missed. */
    private FanInReader openPatiently() {
        return open(closing(new MappedQueues(PatientPrimitives.over(primitives()))));
    }

    private FanInReader open(Queues sleepers) {
        over = sleepers;
        int count = lanesForHelpers();
        FanInReader fanIn = over.fanIn();
        for (int i = 0; i < count; i++) {
            QueueWriter writer = writer(folder.resolve("q" + i));
            writers.add(writer);
            readers.add(reader(writer));
            lanes.add(fanIn.add("q" + i, readers.get(i), i));
        }
        return closing(fanIn);
    }

    private QueueReader reader(QueueWriter writer) {
        return closing(over.openReader(writer.directory(), ReaderOptions.named("sleeper")));
    }

    private long waiters() {
        return writers.stream()
                .mapToLong(writer -> queues.inspect(writer.directory()).waitersPending())
                .sum();
    }

    private static long sleepingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("chronicle-sleep"))
                .count();
    }

    @Test
    void heartbeatsOfAllLanesGoOnInASleep() throws Exception {
        FanInReader fanIn = open(queues);
        List<Long> before = heartbeats();
        CompletableFuture<Boolean> asleep = CompletableFuture.supplyAsync(() -> await(fanIn));
        Await.until("heartbeats of all lanes", () -> allLater(heartbeats(), before));
        assertFalse(asleep.isDone(), "in one sleep");
        fanIn.wakeup();
        assertFalse(asleep.get(30, TimeUnit.SECONDS));
    }

    private static boolean allLater(List<Long> after, List<Long> before) {
        return IntStream.range(0, before.size()).allMatch(i -> after.get(i) > before.get(i));
    }

    /** Whether there is something; woken in time in any case. */
    private boolean await(FanInReader fanIn) {
        long start = System.nanoTime();
        try {
            boolean something = fanIn.await(LONG_NS);
            assertTrue(System.nanoTime() - start < LONG_NS, "asleep seed=" + seed);
            return something;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void messageOnAnyOfManyLanesEndsTheSleep() throws Exception {
        FanInReader fanIn = openPatiently();
        int count = lanes.size();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(count);
            CompletableFuture<Long> sent =
                    CompletableFuture.supplyAsync(() -> writers.get(from).append(1, bytes("m")));
            assertTrue(await(fanIn), "seed=" + seed);
            assertEquals(1, fanIn.poll((lane, m) -> seen.add((Integer) lane.attachment()), 10));
            assertEquals(from, seen.get(i), "seed=" + seed);
            sent.get(30, TimeUnit.SECONDS);
        }
        for (int i = 0; i < count; i += 2) {
            fanIn.remove(lanes.get(i));
            readers.get(i).close();
        }
        writers.get(1).append(1, bytes("last"));
        assertTrue(await(fanIn));
        fanIn.close();
        assertEquals(0, waiters());
        Await.until("helpers have ended", () -> sleepingThreads() == 0);
    }

    /** Holding, releasing, removing and adding again beside writers that never stop. */
    @Test
    void nothingIsMissedWhileLanesComeAndGoAndAreHeldInTheirSleep() throws Exception {
        FanInReader fanIn = openPatiently();
        int count = lanes.size();
        int[] next = new int[count];
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        CompletableFuture<Void> writing =
                CompletableFuture.runAsync(() -> writeWhileTaken(sent, taken));
        while (taken.get() < MESSAGES) {
            if (await(fanIn)) {
                fanIn.poll(
                        (lane, message) -> {
                            int from = (Integer) lane.attachment();
                            assertEquals(next[from]++, message.seq(), "seed=" + seed);
                            taken.incrementAndGet();
                            return true;
                        },
                        random.nextInt(4));
            }
            change(fanIn, random.nextInt(count));
        }
        writing.get(30, TimeUnit.SECONDS);
        fanIn.close();
        assertEquals(0, waiters());
    }

    /** One, two or three messages under way; each sent when one was taken. */
    private void writeWhileTaken(AtomicInteger sent, AtomicInteger taken) {
        Random own = new Random(seed + 1);
        while (sent.get() < MESSAGES) {
            int ahead = 1 + own.nextInt(3);
            while (sent.get() - taken.get() >= ahead) {
                Thread.onSpinWait();
            }
            QueueWriter writer = writers.get(own.nextInt(writers.size()));
            writer.append(1, ByteBuffer.wrap(bytes("x".repeat(own.nextInt(300)))));
            if (own.nextInt(20) == 0) {
                writer.seal();
            }
            sent.incrementAndGet();
        }
    }

    private void change(FanInReader fanIn, int index) throws Exception {
        Lane lane = lanes.get(index);
        switch (random.nextInt(6)) {
            case 0 -> {
                lane.hold();
                fanIn.await(0);
                lane.release();
            }
            case 1 -> {
                fanIn.remove(lane);
                readers.get(index).close();
                readers.set(index, reader(writers.get(index)));
                lanes.set(index, fanIn.add(lane.name(), readers.get(index), index));
            }
            case 2 -> fanIn.wakeup();
            default -> {}
        }
    }

    private List<Long> heartbeats() {
        return writers.stream()
                .map(writer -> queues.inspect(writer.directory()).readers().get(0).heartbeatNs())
                .toList();
    }
}
