package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where readers begin, and what is remembered of them. */
public abstract class PositionContract extends QueueFixture {

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
        second.flush();
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
}
