package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.MessageHandler;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Readers that go away at a hole, before they were told of it or before there was any, or whose
 * queue goes.
 */
public abstract class UntoldContract extends SegmentedFixture {

    private final Story story = new Story();

    @Test
    void whoClosesBeforeItWasToldIsToldTheNextTime() throws Exception {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        for (int i = 0; i < 3; i++) {
            try (QueueReader reader = queues.openReader(queue(), ReaderOptions.named("r"))) {
                assertTrue(reader.await(0));
                reader.storePosition();
            }
        }
        fillAndBegin(writer, 1);
        QueueReader reader = reader("r");
        poll(reader, story);
        assertEquals(
                List.of(gap(OLDEST + PER_SEGMENT - 5), number(OLDEST + PER_SEGMENT)),
                story.first(2));
        reader.close();
        poll(reader("r"), story);
        assertEquals(List.of(), story.all(), "told and stored");
    }

    @Test
    void whoClosesInASegmentThatWasDeletedUnderItLearnsTheRest() throws IOException {
        QueueWriter writer = writer(RING);
        QueueReader reader = reader("r");
        fillAndBegin(writer, 1);
        reader.poll(story, 5);
        fillAndBegin(writer, 5);
        reader.poll(story, 3);
        assertFalse(segments().contains(reader.segmentId()));
        reader.close();
        story.all();
        poll(reader("r"), story);
        assertEquals(List.of(gap(OLDEST - 8), number(OLDEST)), story.first(2));
    }

    /** Killed, not closed: the files are put back as they were at that moment. */
    @Test
    void whoDiesBeforeItWasToldIsToldTheNextTime() throws Exception {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        for (StartMode mode : List.of(StartMode.RESUME_OR_LATEST, StartMode.RESUME_OR_EARLIEST)) {
            QueueReader reader = reader("r", mode);
            assertEquals(mode == StartMode.RESUME_OR_EARLIEST, reader.await(0));
            reader.storePosition();
            dieNow(reader);
        }
        QueueReader told = reader("r");
        MessageHandler dying =
                message -> {
                    throw new IllegalStateException("dies in its handler");
                };
        assertThrows(IllegalStateException.class, () -> told.poll(dying, 1));
        assertEquals(OLDEST - 5, told.missed());
        dieNow(told);
        poll(reader("r"), story);
        assertEquals(List.of(gap(OLDEST - 5), number(OLDEST)), story.first(2));
    }

    private void dieNow(QueueReader reader) throws IOException {
        Map<Path, byte[]> left = new HashMap<>();
        try (var files = Files.newDirectoryStream(queue().resolve("readers"))) {
            for (Path file : files) {
                left.put(file, Files.readAllBytes(file));
            }
        }
        reader.close();
        for (Map.Entry<Path, byte[]> file : left.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    @Test
    void whoStoodAtTheEndOfADeletedSegmentHasMissedNothing() throws IOException {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        List<StartMode> modes =
                List.of(StartMode.RESUME, StartMode.RESUME_OR_LATEST, StartMode.RESUME_OR_EARLIEST);
        for (StartMode mode : modes) {
            read(mode.name(), PER_SEGMENT);
        }
        fillAndBegin(writer, 2);
        assertEquals(List.of(1, 2, 3), segments());
        for (StartMode mode : modes) {
            QueueReader reader = reader(mode.name(), mode);
            poll(reader, story);
            assertEquals(
                    List.of(number(PER_SEGMENT), number(PER_SEGMENT + 1)),
                    story.first(2),
                    "" + mode);
            assertEquals(0, reader.missed());
        }
    }

    /** One that stores nothing by itself, so that its stored position lies far behind. */
    @Test
    void whoClosesBeforeAHoleItWasNotToldOfKeepsWhatItHadRead() throws Exception {
        QueueWriter writer = writer(RING);
        QueueReader here = lazy("here", StartMode.RESUME_OR_EARLIEST);
        QueueReader atEnd = lazy("end", StartMode.RESUME_OR_LATEST);
        fillAndBegin(writer, 6);
        assertEquals(PER_SEGMENT, here.poll(story, PER_SEGMENT));
        assertTrue(here.await(0), "sees the first message behind the hole");
        assertEquals(PER_SEGMENT, atEnd.poll(story, LAST));
        here.close();
        atEnd.close();
        story.all();
        for (StartMode mode : List.of(StartMode.RESUME_OR_EARLIEST, StartMode.RESUME_OR_LATEST)) {
            boolean end = mode == StartMode.RESUME_OR_LATEST;
            QueueReader again = lazy(end ? "end" : "here", mode);
            poll(again, story);
            fill(writer, 1);
            poll(again, story);
            long next = end ? writer.nextSeq() - 1 : OLDEST;
            assertEquals(List.of(gap(next - PER_SEGMENT), number(next)), story.first(2));
            assertEquals(next - PER_SEGMENT, again.missed());
        }
    }

    @Test
    void readerOfAQueueThatIsGoneOrMadeAnewLeavesNothingBehind() throws IOException {
        QueueWriter writer = writer(RING);
        QueueReader first = reader("a");
        QueueReader second = reader("b");
        fillAndBegin(writer, 1);
        first.poll(story, 5);
        second.poll(story, 5);
        writer.close();
        Trees.delete(queue());
        first.close();
        assertFalse(Files.exists(queue()));
        writer(RING);
        Files.delete(queue().resolve("000000000.q"));
        second.close();
        try (var files = Files.list(queue().resolve("readers"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    private QueueReader lazy(String name, StartMode mode) {
        ReaderOptions options = ReaderOptions.named(name).withStart(mode).withStoreEachPoll(false);
        return closing(queues.openReader(queue(), options));
    }
}
