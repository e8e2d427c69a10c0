package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.format.PositionLayout;
import chronicle.core.os.Mapping;
import chronicle.core.os.OperatingSystem;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deleting in the background, and a writer that closes meanwhile. */
class SweepingTest {

    private static final int SEGMENT = 4096;

    @TempDir private Path folder;

    private final OsPrimitives real = OperatingSystem.best();
    private final FaultyOs os = new FaultyOs(real);
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicBoolean closedTooEarly = new AtomicBoolean();

    @Test
    @Timeout(120)
    void writerClosesBehindTheDeletionUnderWayAndNothingIsDeletedAfterwards()
            throws InterruptedException {
        Path queue = folder.resolve("queue");
        Path position = queue.resolve("readers/r.meta");
        try (MappedQueues queues = new MappedQueues(os.primitives());
                QueueWriter writer =
                        queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(SEGMENT));
                QueueReader reader =
                        queues.openReader(
                                queue, ReaderOptions.named("r").withStoreEachPoll(false))) {
            for (int i = 0; i < 200; i++) {
                writer.append(1, new byte[64]);
            }
            assertEquals(200, reader.poll(message -> {}, 200));
            // Made ahead by the same thread: a sweep is to be what maps next.
            int ahead = reader.segmentId() + 1;
            await(() -> SegmentFiles.exists(queue, ahead));
            // Nothing may go until the position is stored; looking at it is how a sweep begins.
            os.next(1, "map", () -> hold(position));
            reader.storePosition();
            assertTrue(underWay.await(60, TimeUnit.SECONDS));
            Thread closing = new Thread(() -> close(writer), "closing");
            closing.start();
            await(() -> waitsForTheStep(closing) || !closing.isAlive());
            released.countDown();
            closing.join();
            assertFalse(closedTooEarly.get());
            TreeSet<Integer> left = SegmentFiles.ids(real, queue);
            assertEquals(1, left.first(), "one step, which was under way");
        }
    }

    /**
     * Anywhere else it may be held up for an instant before it has said that nothing is to follow.
     */
    private static boolean waitsForTheStep(Thread closing) {
        return closing.getState() == Thread.State.BLOCKED
                && Arrays.stream(closing.getStackTrace())
                        .findFirst()
                        .filter(top -> top.getClassName().equals(SegmentSupply.class.getName()))
                        .isPresent();
    }

    /** Until the test's timeout interrupts it. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private void close(QueueWriter writer) {
        writer.close();
        closedTooEarly.set(released.getCount() > 0);
    }

    private Mapping hold(Path position) throws Exception {
        underWay.countDown();
        released.await();
        return real.map(position, PositionLayout.LENGTH, false);
    }
}
