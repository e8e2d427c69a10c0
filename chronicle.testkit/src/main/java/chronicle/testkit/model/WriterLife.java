package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** The writer, open or closed, under a policy that changes each time it opens. */
final class WriterLife implements AutoCloseable {

    private static final Retention[] POLICIES = {
        Retention.KEEP_ALL, Retention.WHEN_READ, Retention.WHEN_READ, Retention.WHEN_READ
    };

    /** Whoever gives no sign of life between two looks is given up. */
    static final Duration AT_ONCE = Duration.ofNanos(1);

    private final Queues queues;
    private final Path queue;
    private final Model model;
    private final Random random;
    private final List<CompletableFuture<Void>> flushes = new ArrayList<>();

    private QueueWriter writer;
    private Retention policy = Retention.KEEP_ALL;
    private long opened;
    private long now = 1_000_000;

    WriterLife(Queues queues, Path queue, Model model, Random random) {
        this.queues = queues;
        this.queue = queue;
        this.model = model;
        this.random = random;
    }

    boolean isOpen() {
        return writer != null;
    }

    /** Of the writer that is open, or was last. */
    Retention policy() {
        return policy;
    }

    String open() {
        return open(choose());
    }

    String open(Retention how) {
        policy = how;
        writer =
                queues.openWriter(
                        queue,
                        WriterOptions.DEFAULTS
                                .withSegmentSize(model.segmentSize())
                                .withClock(() -> now)
                                .withRetention(how));
        opened++;
        assertEquals(opened, writer.epoch());
        assertEquals(model.count(), writer.nextSeq());
        assertEquals(model.maxPayload(), writer.maxPayload());
        return "open writer " + how;
    }

    private Retention choose() {
        Retention how = POLICIES[random.nextInt(POLICIES.length)];
        if (random.nextInt(3) == 0) {
            how = how.withMaxLagBytes((1 + random.nextInt(5)) * (long) model.segmentSize());
        }
        if (random.nextInt(4) == 0) {
            how = how.withReaderTtl(random.nextBoolean() ? AT_ONCE : Duration.ofHours(1));
        }
        if (random.nextInt(3) > 0) {
            int limit = 2 + random.nextInt(4);
            how =
                    random.nextBoolean()
                            ? how.withMaxSegments(limit)
                            : how.withMaxBytes((long) limit * model.segmentSize() + 1);
            how =
                    switch (random.nextInt(3)) {
                        case 0 -> how.whenFull(WhenFull.FAIL);
                        case 1 -> how.blockingFor(Duration.ofMillis(2));
                        default -> how.whenFull(WhenFull.DROP_OLDEST);
                    };
        }
        return how;
    }

    /**
     * @param before what is on disk
     */
    String append(Disk before) throws IOException {
        int length = length();
        int type = random.nextInt(0xFFFF);
        now += random.nextInt(3);
        byte[] payload = Model.payload(model.count(), length);
        String what = "append " + length + " bytes";
        try {
            assertEquals(model.count(), append(type, payload));
        } catch (QueueException e) {
            requireFull(e, length, before);
            return what + ": full";
        }
        model.append(now, type, length);
        assertEquals(model.count(), writer.nextSeq());
        return what;
    }

    private int length() {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> model.maxPayload();
            case 2 -> Math.max(0, model.fitting());
            case 3 -> Math.min(model.maxPayload(), Math.max(0, model.fitting() + 1));
            case 4 -> random.nextInt(model.maxPayload() + 1);
            default -> random.nextInt(400);
        };
    }

    private long append(int type, byte[] payload) {
        int length = payload.length;
        byte[] wide = new byte[length + 9];
        System.arraycopy(payload, 0, wide, 4, length);
        switch (random.nextInt(6)) {
            case 0:
                return writer.append(type, payload);
            case 1:
                return writer.append(type, wide, 4, length);
            case 2:
                return writer.append(type, ByteBuffer.wrap(wide, 4, length));
            case 3:
                return writer.append(
                        type, now, ByteBuffer.allocateDirect(length).put(payload).flip());
            default:
                try (Claim claim = writer.claim(type, length)) {
                    claim.payload().put(payload);
                    return random.nextBoolean() ? claim.commit() : claim.commit(now);
                }
        }
    }

    private void requireFull(QueueException e, int length, Disk before) throws IOException {
        assertEquals(Category.QUEUE_FULL, e.category(), e.getMessage());
        assertTrue(model.rollsFor(length), "it fits");
        Disk after = Disk.look(queue);
        assertTrue(
                Deletions.mayHaveBeenFull(model, before, after, policy),
                "there was room " + before + " " + after + " " + policy);
        assertEquals(model.count(), writer.nextSeq());
    }

    /** Rolls where it must, writes garbage, and leaves nothing. */
    String abort(Disk before) throws IOException {
        int length = length();
        try (Claim claim = writer.claim(1, length)) {
            while (claim.payload().hasRemaining()) {
                claim.payload().put((byte) 0x55);
            }
            assertThrows(QueueException.class, writer::seal);
        } catch (QueueException e) {
            requireFull(e, length, before);
            return "abort " + length + " bytes: full";
        }
        if (model.rollsFor(length)) {
            model.roll();
        }
        return "abort " + length + " bytes";
    }

    String refuse() {
        for (Runnable wrong :
                List.<Runnable>of(
                        () -> writer.append(1, new byte[model.maxPayload() + 1]),
                        () -> writer.append(0xFFFF, new byte[1]),
                        () -> writer.claim(-1, 1))) {
            QueueException refused = assertThrows(QueueException.class, wrong::run);
            assertEquals(Category.INVALID_ARGUMENT, refused.category());
        }
        return "refuse";
    }

    String seal(Disk before) throws IOException {
        try {
            writer.seal();
        } catch (QueueException e) {
            requireFull(e, model.segmentSize(), before);
            return "seal: full";
        }
        if (!model.isTailEmpty()) {
            model.roll();
        }
        return "seal";
    }

    String flush() {
        if (random.nextBoolean()) {
            writer.flush();
            return "flush";
        }
        flushes.add(writer.flushAsync());
        return "flush in the background";
    }

    String leave() {
        writer.close();
        writer = null;
        for (CompletableFuture<Void> flush : flushes) {
            flush.join();
        }
        flushes.clear();
        return "close writer";
    }

    @Override
    public void close() {
        if (writer != null) {
            leave();
        }
    }
}
