package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Lag;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WaitMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Polling, waiting, positions, lag, and what a reader says about broken files. */
public abstract class ReaderContract extends QueueFixture {

    @Test
    void viewIsOneReadOnlyFlyweight() {
        QueueWriter writer = writer();
        writer.append(3, 77L, ByteBuffer.wrap(bytes("payload")));
        writer.append(3, 78L, ByteBuffer.wrap(bytes("other")));
        List<MessageView> views = new ArrayList<>();
        reader(StartMode.EARLIEST)
                .poll(
                        message -> {
                            views.add(message);
                            assertEquals(0, message.flags());
                            assertEquals(0, message.segmentId());
                            assertEquals(77L + message.seq(), message.timestampNs());
                            ByteBuffer payload = message.payload();
                            assertEquals(message.length(), payload.remaining());
                            assertEquals(ByteOrder.LITTLE_ENDIAN, payload.order());
                            assertThrows(
                                    ReadOnlyBufferException.class, () -> payload.put((byte) 1));
                        },
                        10);
        assertEquals(2, views.size());
        assertTrue(views.get(0) == views.get(1));
    }

    @Test
    void pollIsBoundedAndNeverBlocks() {
        QueueWriter writer = writer();
        for (int i = 0; i < 10; i++) {
            writer.append(1, bytes("x"));
        }
        QueueReader reader = reader(StartMode.EARLIEST);
        assertEquals(0, reader.poll(m -> {}, 0));
        assertEquals(4, reader.poll(m -> {}, 4));
        assertEquals(6, reader.poll(m -> {}, 100));
        assertEquals(0, reader.poll(m -> {}, 100));
    }

    @Test
    void messageOfAThrowingHandlerComesAgain() {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("b"));
        QueueReader reader = reader(StartMode.EARLIEST);
        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                reader.poll(
                                        m -> {
                                            if (m.seq() == 1) {
                                                throw new IllegalStateException("no");
                                            }
                                        },
                                        10));
        assertEquals("no", thrown.getMessage());
        assertEquals(List.of("1:b"), drain(reader));
    }

    @Test
    void positionSurvivesTheReader() {
        QueueWriter writer = writer();
        for (int i = 0; i < 300; i++) {
            writer.append(1, bytes("m" + i));
        }
        try (QueueReader first = reader(StartMode.RESUME)) {
            assertEquals(250, first.poll(m -> {}, 250));
        }
        QueueReader second = reader(StartMode.RESUME);
        assertEquals("250:m250", drain(second).get(0));
        second.force();
    }

    @Test
    void pollDoesNotStoreWhenTheOwnerSaysSo() {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("b"));
        ReaderOptions manual = ReaderOptions.named("manual").withStoreEachPoll(false);
        QueueReader reader = closing(queues.openReader(queue(), manual));
        reader.poll(m -> {}, 1);
        assertEquals(64, stored("manual"));
        reader.storePosition();
        assertEquals(192, stored("manual"));
        reader.poll(m -> {}, 1);
        assertEquals(192, stored("manual"));
    }

    private long stored(String name) {
        return queues.inspect(queue()).readers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    @Test
    void startModesChooseTheirPlace() throws IOException {
        QueueWriter writer = writer();
        for (int i = 0; i < 200; i++) {
            writer.append(1, bytes("m" + i));
        }
        assertEquals(200, count(StartMode.EARLIEST));
        assertEquals(0, count(StartMode.LATEST));
        writer.append(1, bytes("m200"));
        assertEquals(1, count(StartMode.RESUME));
        assertEquals(201, count(StartMode.EARLIEST));
        writer.append(1, bytes("m201"));
        assertEquals(1, count(StartMode.RESUME_OR_LATEST));

        rewindToSegment0();
        Files.delete(queue().resolve("000000000.q"));
        QueueException gone = assertThrows(QueueException.class, () -> reader(StartMode.RESUME));
        assertEquals(Category.SEGMENT_GONE, gone.category());
        assertTrue(gone.getMessage().contains("segment=0"), gone.getMessage());
        assertEquals(0, count(StartMode.RESUME_OR_LATEST));
        rewindToSegment0AfterDeletion();
        int left = count(StartMode.RESUME_OR_EARLIEST);
        assertTrue(left > 0 && left < 202, "left=" + left);
    }

    private int count(StartMode mode) {
        try (QueueReader reader = reader(mode)) {
            return drain(reader).size();
        }
    }

    private void rewindToSegment0() {
        queues.openReader(queue(), ReaderOptions.named("reader").withStart(StartMode.EARLIEST))
                .close();
    }

    private void rewindToSegment0AfterDeletion() throws IOException {
        Files.deleteIfExists(queue().resolve("readers/reader.meta"));
    }

    @Test
    void freshReaderMissesNothingUnlessItAsksForTheLatest() {
        writer().append(1, bytes("a"));
        try (QueueReader late =
                queues.openReader(
                        queue(),
                        ReaderOptions.named("late").withStart(StartMode.RESUME_OR_LATEST))) {
            assertEquals(List.of(), drain(late));
        }
        for (StartMode mode : List.of(StartMode.RESUME, StartMode.RESUME_OR_EARLIEST)) {
            try (QueueReader fresh =
                    queues.openReader(
                            queue(), ReaderOptions.named("new-" + mode).withStart(mode))) {
                assertEquals(List.of("0:a"), drain(fresh));
            }
        }
    }

    @Test
    void tornPositionSlotFallsBackToTheOther() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("b"));
        QueueReader reader = reader(StartMode.EARLIEST);
        reader.poll(m -> {}, 1);
        reader.poll(m -> {}, 1);
        reader.close();
        Path file = queue().resolve("readers/reader.meta");
        byte[] content = Files.readAllBytes(file);
        ByteBuffer slots = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int newest = slots.getLong(24) > slots.getLong(64) ? 0 : 40;
        content[newest + 8] ^= 0x40;
        Files.write(file, content);

        QueueReader again = reader(StartMode.RESUME);
        assertTrue(again.offset() <= 320, "falls back to an earlier, whole position");
        assertNotEquals(0, again.offset());
    }

    @Test
    void secondReaderOfTheSameNameIsRefused() {
        writer();
        reader(StartMode.EARLIEST);
        QueueException refused =
                assertThrows(QueueException.class, () -> reader(StartMode.EARLIEST));
        assertEquals(Category.LOCKED, refused.category());
    }

    @Test
    void forgottenReaderBeginsAnewAndAnOpenOneIsNotForgotten() {
        writer().append(1, bytes("a"));
        QueueReader reader = reader(StartMode.RESUME);
        assertEquals(List.of("0:a"), drain(reader));
        QueueException refused =
                assertThrows(QueueException.class, () -> queues.forgetReader(queue(), "reader"));
        assertEquals(Category.LOCKED, refused.category());
        reader.close();
        queues.forgetReader(queue(), "reader");
        queues.forgetReader(queue(), "reader");
        assertEquals(List.of(), queues.inspect(queue()).readers());
        assertEquals(List.of("0:a"), drain(reader(StartMode.RESUME)));
    }

    @Test
    void missingQueueAndBadNameAreSaidPlainly() {
        QueueException missing =
                assertThrows(QueueException.class, () -> reader(StartMode.EARLIEST));
        assertEquals(Category.NOT_FOUND, missing.category());
        assertTrue(missing.getMessage().contains("control.meta"), missing.getMessage());
        writer();
        for (String name : List.of("", ".x", "a/b", "..", "a".repeat(129))) {
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () -> queues.openReader(queue(), ReaderOptions.named(name)));
            assertEquals(Category.INVALID_ARGUMENT, refused.category());
        }
    }

    @Test
    void lagCountsBytesAndMessages() {
        QueueWriter writer = writer();
        QueueReader reader = reader(StartMode.EARLIEST);
        assertEquals(new Lag(0, 0), reader.lag());
        for (int i = 0; i < 100; i++) {
            writer.append(1, bytes("m" + i));
        }
        // 63 records of 128 bytes fill a segment of 8192 but for its header.
        assertEquals(new Lag(8192 + 37 * 128, 100), reader.lag());
        reader.poll(m -> {}, 99);
        assertEquals(new Lag(128, 1), reader.lag());
        reader.poll(m -> {}, 1);
        assertEquals(new Lag(0, 0), reader.lag());
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void awaitReturnsOnAMessageAndOnARollAndAfterItsTimeout(WaitMode mode) throws Exception {
        QueueWriter writer = writer();
        QueueReader reader =
                closing(queues.openReader(queue(), ReaderOptions.named("w").withWaiting(mode)));
        assertFalse(reader.await(1_000_000));
        List<String> seen = new ArrayList<>();
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(
                        () -> {
                            while (seen.size() < 200) {
                                awaitQuietly(reader);
                                reader.poll(m -> seen.add(line(m)), 5);
                            }
                        });
        for (int i = 0; i < 200; i++) {
            writer.append(1, bytes("m" + i));
            if (i % 20 == 0) {
                writer.seal();
            }
        }
        reading.get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 200; i++) {
            assertEquals(i + ":m" + i, seen.get(i));
        }
        assertEquals(0, queues.inspect(queue()).waitersPending());
    }

    private static void awaitQuietly(QueueReader reader) {
        try {
            assertTrue(reader.await(TimeUnit.SECONDS.toNanos(20)), "woken in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void interruptEndsAwait(WaitMode mode) throws Exception {
        writer();
        QueueReader reader =
                closing(queues.openReader(queue(), ReaderOptions.named("w").withWaiting(mode)));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                reader.await(TimeUnit.SECONDS.toNanos(60));
                                interrupted.complete(false);
                            } catch (InterruptedException e) {
                                interrupted.complete(!Thread.currentThread().isInterrupted());
                            }
                        });
        thread.start();
        thread.interrupt();
        assertTrue(interrupted.get(30, TimeUnit.SECONDS));
        thread.join();
    }

    @Test
    void heartbeatGoesOnWhileWaitingAndPositionStays() throws Exception {
        writer().append(1, bytes("a"));
        QueueReader reader = reader(StartMode.EARLIEST);
        reader.poll(m -> {}, 1);
        long before = queues.inspect(queue()).readers().get(0).heartbeatNs();
        assertFalse(reader.await(TimeUnit.MILLISECONDS.toNanos(700)));
        var after = queues.inspect(queue()).readers().get(0);
        assertTrue(after.heartbeatNs() - before >= TimeUnit.MILLISECONDS.toNanos(250));
        assertEquals(192, after.offset());
    }

    @Test
    void corruptPayloadNamesPathSegmentAndOffset() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("spoiled"));
        writer.close();
        Path file = queue().resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[192 + 64] ^= 1;
        Files.write(file, content);

        QueueReader reader = reader(StartMode.EARLIEST);
        List<String> seen = new ArrayList<>();
        QueueException corrupt =
                assertThrows(QueueException.class, () -> reader.poll(m -> seen.add(line(m)), 10));
        assertEquals(List.of("0:a"), seen);
        assertEquals(Category.CORRUPT, corrupt.category());
        assertTrue(
                corrupt.getMessage().endsWith("path=" + file + " segment=0 offset=192"),
                corrupt.getMessage());
        assertEquals(192, reader.offset());
    }

    @Test
    void unknownMessageVersionAndCrossingLengthAreTypedErrors() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.close();
        Path file = queue().resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[64 + 4] = 2;
        Files.write(file, content);
        assertEquals(Category.UNSUPPORTED, failure().category());
        content[64 + 4] = 1;
        content[64 + 3] = 0x7F;
        Files.write(file, content);
        assertEquals(Category.CORRUPT, failure().category());
    }

    private QueueException failure() {
        try (QueueReader reader = reader(StartMode.EARLIEST)) {
            return assertThrows(QueueException.class, () -> reader.poll(m -> {}, 10));
        }
    }

    @Test
    void browserLeavesNoTrace() throws Exception {
        QueueWriter writer = writer();
        for (int i = 0; i < 100; i++) {
            writer.append(1, bytes("m" + i));
        }
        writer.close();
        long before = fingerprint();
        try (QueueBrowser all = queues.browse(queue(), StartMode.EARLIEST);
                QueueBrowser tail = queues.browse(queue(), StartMode.LATEST)) {
            assertEquals(100, all.poll(m -> {}, 1000));
            assertEquals(0, tail.poll(m -> {}, 1000));
            assertFalse(tail.await(1_000_000));
        }
        queues.inspect(queue());
        assertEquals(before, fingerprint());
    }

    private long fingerprint() throws IOException {
        long hash = 17;
        try (var tree = Files.walk(queue())) {
            for (Path path : tree.sorted().toList()) {
                hash = 31 * hash + path.toString().hashCode();
                hash = 31 * hash + Files.getLastModifiedTime(path).hashCode();
                if (Files.isRegularFile(path)) {
                    hash = 31 * hash + Arrays.hashCode(Files.readAllBytes(path));
                }
            }
        }
        return hash;
    }
}
