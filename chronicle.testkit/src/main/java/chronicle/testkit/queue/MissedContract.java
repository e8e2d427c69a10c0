package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers whose messages were deleted unread: where they go on, and what they learn. */
public abstract class MissedContract extends SegmentedFixture {

    private final Story story = new Story();

    @Test
    void absentReaderLearnsHowManyItMissedWhereverItStood() throws IOException {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 2);
        int[] stands = {0, 1, 5, PER_SEGMENT - 1, PER_SEGMENT, PER_SEGMENT + 1, 2 * PER_SEGMENT};
        for (int read : stands) {
            read("r" + read, read);
        }
        fillAndBegin(writer, 3);
        fill(writer, PER_SEGMENT - 1);
        assertEquals(List.of(4, 5, 6), segments());
        for (int read : stands) {
            QueueReader reader = reader("r" + read);
            assertEquals(0, reader.missed(), "not before the first message behind the hole");
            poll(reader, story);
            assertEquals(List.of(gap(OLDEST - read), number(OLDEST)), story.first(2));
            assertEquals(OLDEST - read, reader.missed());
        }
        assertEquals(OLDEST, writer.retention().unreadMessages());
    }

    @Test
    void resumingReaderIsRefusedWithItsPlaceAndKeepsIt() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        for (int i = 0; i < 2; i++) {
            QueueException gone =
                    assertThrows(QueueException.class, () -> reader("r", StartMode.RESUME));
            assertEquals(Category.SEGMENT_GONE, gone.category());
            assertEquals(
                    "the stored position's segment no longer exists, choose another start mode to"
                            + " go on path="
                            + queue()
                            + " segment=0 offset=704 next_seq=5",
                    gone.getMessage());
        }
        poll(reader("r"), story);
        assertEquals(List.of(gap(OLDEST - 5), number(OLDEST)), story.first(2));
    }

    @Test
    void readerThatGoesOnAtTheEndMissesWhatIsThereToo() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        QueueReader reader = reader("r", StartMode.RESUME_OR_LATEST);
        poll(reader, story);
        assertEquals(List.of(), story.all());
        fill(writer, 2);
        poll(reader, story);
        long next = LAST + 2;
        assertEquals(List.of(gap(next - 5), number(next), number(next + 1)), story.all());
    }

    @Test
    void readerThatAsksForTheEarliestOrLatestMissesNothing() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        for (StartMode mode : List.of(StartMode.EARLIEST, StartMode.LATEST)) {
            try (QueueReader reader = reader("r", mode)) {
                poll(reader, story);
                assertEquals(0, reader.missed());
            }
        }
        assertEquals(List.of(number(OLDEST), number(OLDEST + 1)), story.first(2));
    }

    @Test
    void liveReaderGoesOnBehindTheHoleAndIsToldOnce() {
        QueueWriter writer = writer(RING);
        QueueReader reader = reader("r");
        fillAndBegin(writer, 1);
        reader.poll(story, 5);
        fillAndBegin(writer, 5);
        poll(reader, story);
        List<String> told = story.all();
        // What was mapped when it was deleted is read to its end.
        assertEquals(number(PER_SEGMENT - 1), told.get(PER_SEGMENT - 1));
        assertEquals(gap(OLDEST - PER_SEGMENT), told.get(PER_SEGMENT));
        assertEquals(number(OLDEST), told.get(PER_SEGMENT + 1));
        assertEquals(number(LAST + 1), told.get(told.size() - 1));
        assertEquals(1, told.stream().filter(each -> each.startsWith("[")).count());
        assertEquals(OLDEST - PER_SEGMENT, reader.missed());
        fillAndBegin(writer, 4);
        poll(reader, story);
        // It stood in segment 6, then the tail was 10 and 8 the oldest.
        assertTrue(story.all().contains(gap(PER_SEGMENT)));
        assertEquals(OLDEST, reader.missed());
    }

    @Test
    void liveReadersGoOnByTheirStartModes() {
        QueueWriter writer = writer(RING);
        QueueReader resuming = reader("a", StartMode.RESUME);
        QueueReader earliest = reader("b", StartMode.EARLIEST);
        QueueReader latest = reader("c", StartMode.LATEST);
        QueueReader orLatest = reader("d", StartMode.RESUME_OR_LATEST);
        fillAndBegin(writer, 6);

        QueueException gone = assertThrows(QueueException.class, () -> poll(resuming, story));
        assertEquals(Category.SEGMENT_GONE, gone.category());
        assertTrue(gone.getMessage().endsWith("path=" + queue() + " segment=1"), gone.getMessage());
        assertEquals(PER_SEGMENT, story.all().size(), "all of the segment that it has mapped");

        poll(earliest, story);
        assertEquals(gap(OLDEST - PER_SEGMENT), story.all().get(PER_SEGMENT));
        for (QueueReader atEnd : List.of(latest, orLatest)) {
            poll(atEnd, story);
            assertEquals(PER_SEGMENT, story.all().size());
        }
        fill(writer, 1);
        long next = LAST + 1;
        for (QueueReader atEnd : List.of(latest, orLatest)) {
            poll(atEnd, story);
            assertEquals(List.of(gap(next - PER_SEGMENT), number(next)), story.all());
        }
    }

    @Test
    void gapIsToldOnceThoughTheHandlerThrowsOnTheMessageBehindIt() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        QueueReader reader = reader("r");
        MessageHandler failing =
                new MessageHandler() {
                    @Override
                    public void onMessage(MessageView message) {
                        throw new IllegalStateException("no");
                    }

                    @Override
                    public void onGap(long missed) {
                        story.onGap(missed);
                    }
                };
        for (int i = 0; i < 2; i++) {
            assertThrows(IllegalStateException.class, () -> reader.poll(failing, 1));
        }
        poll(reader, story);
        assertEquals(List.of(gap(OLDEST - 5), number(OLDEST), number(OLDEST + 1)), story.first(3));
    }

    @Test
    void whereNobodyLeftWordTheNumberIsUnknown() throws IOException {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        read("other", 6);
        fillAndBegin(writer, 5);
        Path readers = queue().resolve("readers");
        // Of another place.
        Files.copy(
                readers.resolve("other.missed"),
                Files.newOutputStream(readers.resolve("r.missed")));
        poll(reader("r"), story);
        assertEquals(List.of("[-1]", number(OLDEST)), story.first(2));

        Files.delete(readers.resolve("other.missed"));
        QueueReader other = reader("other");
        poll(other, story);
        assertEquals(List.of("[-1]", number(OLDEST)), story.first(2));
        assertEquals(0, other.missed());
    }

    @Test
    void forgottenReaderTakesItsNoteAlongAndBeginsWithoutAGap() throws IOException {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        assertTrue(Files.exists(queue().resolve("readers/r.missed")));
        queues.forgetReader(queue(), "r");
        assertFalse(Files.exists(queue().resolve("readers/r.missed")));
        poll(reader("r"), story);
        assertEquals(List.of(number(OLDEST)), story.first(1));
    }

    @Test
    void browserGoesOnBehindTheHoleAndIsTold() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        QueueBrowser browser = closing(queues.browse(queue(), StartMode.EARLIEST));
        browser.poll(story, 5);
        fillAndBegin(writer, 5);
        poll(browser, story);
        List<String> told = story.all();
        assertEquals(gap(OLDEST - PER_SEGMENT), told.get(PER_SEGMENT));
        assertEquals(number(OLDEST), told.get(PER_SEGMENT + 1));
        assertEquals(number(LAST + 1), told.get(told.size() - 1));
    }

    @Test
    void mergeTellsTheLaneOnceAlthoughItRefusesTheMessage() {
        QueueWriter writer = writer(RING);
        fillAndBegin(writer, 1);
        read("r", 5);
        fillAndBegin(writer, 5);
        FanInReader fanIn = closing(queues.fanIn());
        Lane lane = fanIn.add("lane", reader("r"), null);
        boolean[] refusing = {true};
        FanInHandler handler =
                new FanInHandler() {
                    @Override
                    public boolean onMessage(Lane from, MessageView message) {
                        if (!refusing[0]) {
                            story.onMessage(message);
                        }
                        return !refusing[0];
                    }

                    @Override
                    public void onGap(Lane from, long missed) {
                        assertEquals(lane, from);
                        story.onGap(missed);
                    }
                };
        assertEquals(0, fanIn.poll(handler, 10));
        refusing[0] = false;
        lane.release();
        assertEquals(2, fanIn.poll(handler, 2));
        assertEquals(List.of(gap(OLDEST - 5), number(OLDEST), number(OLDEST + 1)), story.first(3));
        assertEquals(OLDEST - 5, lane.reader().missed());
    }

    @Test
    void lagCountsWhatIsLeftAlsoInASegmentThatWasDeletedUnderTheReader() {
        QueueWriter writer = writer(RING);
        QueueReader reader = reader("r");
        fillAndBegin(writer, 6);
        reader.poll(story, 1);
        assertEquals(PER_SEGMENT - 1 + LAST + 1 - OLDEST, reader.lag().messages());
        story.all();
        poll(reader, story);
        assertEquals(PER_SEGMENT - 1 + 1 + LAST + 1 - OLDEST, story.all().size());
    }
}
