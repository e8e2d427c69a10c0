package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers that die or stall at random points, in processes of their own. */
@EnabledOnOs(OS.LINUX)
class WriterCrashTest {

    private static final int ROUNDS = 20;
    private static final int LATEST_KILL_NS = 15_000_000;

    /** Client code is C1 for a child that lives for milliseconds. */
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-Xmx64m");

    @TempDir Path folder;

    private long verified;

    @Test
    void killedWriterLosesNothingThatWasCommitted() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Progress progress = new Progress(folder.resolve(QueueChild.PROGRESS));
        try (Queues queues = Queues.create()) {
            for (int round = 0; round < ROUNDS; round++) {
                crash(random);
                long committed = progress.get();
                // Every other time a reader meets what the dead writer left before the next one.
                if (round % 2 == 0) {
                    read(queues);
                    assertTrue(verified >= committed, verified + " < " + committed);
                }
                recover(queues, committed);
            }
            checkFiles(queues.inspect(queue()));
            verified = 0;
            Files.delete(queue().resolve("readers/verifier.meta"));
            read(queues);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed=" + seed + " verified=" + verified, e);
        }
    }

    private void crash(Random random) {
        try (ChildJvm child =
                ChildJvm.start(
                        SHORT_LIFE,
                        QueueChild.class,
                        "append",
                        folder.toString(),
                        Long.toString(random.nextLong()))) {
            child.awaitLine("started");
            long killAt = System.nanoTime() + random.nextInt(LATEST_KILL_NS);
            Await.until("the moment to kill", () -> System.nanoTime() >= killAt);
            assertTrue(child.isAlive(), child::report);
            child.kill();
            assertEquals(List.of("started"), child.lines(), child::report);
        }
    }

    private Path queue() {
        return folder.resolve(QueueChild.QUEUE);
    }

    private void recover(Queues queues, long committed) {
        try (QueueWriter writer = queues.openWriter(queue(), QueueChild.OPTIONS)) {
            long next = writer.nextSeq();
            assertTrue(next >= committed, "next_seq=" + next + " committed=" + committed);
            writer.append(1, Payloads.of(next, 100));
            read(queues);
            assertEquals(next + 1, verified);
        }
    }

    /** Reads on from where the last call ended; seq without a gap, every byte as it should be. */
    private void read(Queues queues) {
        ReaderOptions options = ReaderOptions.named("verifier");
        try (QueueReader reader = queues.openReader(queue(), options)) {
            int polled;
            do {
                polled = reader.poll(message -> Payloads.check(message, verified++), 100);
            } while (polled > 0);
        }
    }

    private void checkFiles(QueueInfo info) throws IOException {
        assertEquals(List.of(), info.problems());
        List<Integer> ids = info.segments().stream().map(QueueInfo.Segment::id).toList();
        assertEquals(IntStream.range(0, ids.size()).boxed().toList(), ids);
        for (QueueInfo.Segment segment : info.segments()) {
            assertEquals(segment.id() < info.currentSegment(), segment.sealed(), segment::toString);
        }
        assertTrue(ids.size() - info.currentSegment() <= 2, "more than one segment ahead");
        try (var names = Files.list(queue())) {
            List<String> odd =
                    names.map(path -> path.getFileName().toString())
                            .filter(name -> !name.matches("\\d{9}\\.q(\\.tmp)?"))
                            .sorted()
                            .toList();
            // index.tmp may be left behind; the next checkpoint replaces it.
            assertTrue(
                    List.of("control.meta", "index.meta", "index.tmp", "readers", "writer.lock")
                            .containsAll(odd),
                    () -> "files=" + odd);
        }
    }

    @Test
    void secondWriterIsRefusedWithTheOwnerEvenWhileItIsStopped() {
        try (ChildJvm child = ChildJvm.start(QueueChild.class, "hold", folder.toString(), "0");
                Queues queues = Queues.create()) {
            String epoch = child.awaitLine("epoch").substring("epoch ".length());
            assertRefused(queues, child, epoch);
            child.suspend();
            assertRefused(queues, child, epoch);
            assertTrue(queues.writerAlive(queue()));
            child.resume();
            assertRefused(queues, child, epoch);

            child.kill();
            assertFalse(queues.writerAlive(queue()));
            try (QueueWriter next = queues.openWriter(queue(), QueueChild.OPTIONS)) {
                assertEquals(Long.parseLong(epoch) + 1, next.epoch());
            }
        }
    }

    private void assertRefused(Queues queues, ChildJvm owner, String epoch) {
        QueueException refused =
                assertThrows(
                        QueueException.class, () -> queues.openWriter(queue(), QueueChild.OPTIONS));
        assertEquals(Category.LOCKED, refused.category());
        String message = refused.getMessage();
        assertTrue(message.contains("owner_pid=" + owner.pid() + " "), message);
        assertTrue(message.endsWith("owner_epoch=" + epoch), message);
    }
}
