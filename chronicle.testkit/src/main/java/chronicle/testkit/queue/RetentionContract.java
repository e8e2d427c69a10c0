package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInReader;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.RetentionStats;
import chronicle.core.StartMode;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes by itself, in the background, about once a second. */
public abstract class RetentionContract extends SegmentedFixture {

    private void awaitOldest(int id) {
        Await.until("the oldest segment is " + id, () -> segments().get(0) == id, this::state);
    }

    /** Counted right after the file is gone. */
    private static void awaitStats(QueueWriter writer, RetentionStats expected) {
        Await.until(
                expected.toString(), () -> writer.retention().equals(expected), writer::retention);
    }

    private Object state() {
        return queues.inspect(queue());
    }

    @Test
    void segmentsGoWhenTheLastRegisteredReaderHasLeftThem() throws IOException {
        QueueWriter writer = writer(Retention.WHEN_READ);
        QueueReader here = reader("here");
        reader("away").close();
        fillAndBegin(writer, 4);
        drain(here);
        read("away", PER_SEGMENT + 1);
        awaitOldest(1);
        // A round that found nothing to delete has passed when what is read by then goes.
        read("away", PER_SEGMENT);
        awaitOldest(2);
        queues.forgetReader(queue(), "away");
        awaitOldest(4);
        awaitStats(writer, new RetentionStats(4, 4 * SEGMENT, 0, 0));
        assertEquals(0, here.missed());
        fill(writer, 1);
        assertEquals(1, drain(here).size());
    }

    @Test
    void segmentsFarBehindTheTailGoUnreadAndTheReaderLearnsIt() {
        QueueWriter writer = writer(Retention.WHEN_READ.withMaxLagBytes(2 * SEGMENT));
        read0("slow");
        fillAndBegin(writer, 6);
        awaitOldest(4);
        awaitStats(writer, new RetentionStats(4, 4 * SEGMENT, 4, 4 * PER_SEGMENT));
        Story story = new Story();
        poll(reader("slow"), story);
        assertEquals(gap(4 * PER_SEGMENT), story.first(1).get(0));
    }

    private void read0(String name) {
        queues.openReader(queue(), ReaderOptions.named(name)).close();
    }

    /** One that waits and one that is merged are alive; one that was closed is not. */
    @Test
    void onlyReadersThatGiveNoSignOfLifeAreGivenUp() throws Exception {
        QueueWriter writer = writer(Retention.WHEN_READ.withReaderTtl(Duration.ofSeconds(8)));
        read0("dead");
        QueueReader waiting = reader("waiting");
        QueueReader merged = reader("merged");
        FanInReader fanIn = closing(queues.fanIn());
        fanIn.add("lane", merged, null);
        fillAndBegin(writer, 3);
        fanIn.poll((lane, message) -> true, PER_SEGMENT + 1);
        waiting.poll(m -> {}, 2 * PER_SEGMENT + 1);
        Await.until(
                "the segment that only the dead one needs is gone",
                () -> {
                    waiting.await(0);
                    fanIn.poll((lane, message) -> true, 0);
                    return segments().get(0) == 1;
                },
                this::state);
        awaitStats(writer, new RetentionStats(1, SEGMENT, 1, PER_SEGMENT));
        while (fanIn.poll((lane, message) -> true, 50) > 0) {
            assertEquals(0, merged.missed());
        }
        assertEquals(0, merged.missed());
        assertEquals(PER_SEGMENT, drain(waiting).size());
    }

    @Test
    void browserIsNotWaitedForAndReadsOn() {
        QueueWriter writer = writer(Retention.WHEN_READ);
        QueueReader reader = reader("r");
        fillAndBegin(writer, 4);
        QueueBrowser browser = closing(queues.browse(queue(), StartMode.EARLIEST));
        Story story = new Story();
        browser.poll(story, 1);
        drain(reader);
        awaitOldest(4);
        poll(browser, story);
        List<String> told = story.all();
        assertEquals(gap(3 * PER_SEGMENT), told.get(PER_SEGMENT));
        assertEquals(PER_SEGMENT + 2, told.size());
    }

    @Test
    void whoFindsNoPlaceInTheQueueTouchesNothingElse() throws IOException {
        QueueWriter writer = writer(Retention.WHEN_READ);
        QueueReader reader = reader("r");
        fillAndBegin(writer, 3);
        drain(reader);
        awaitOldest(3);
        Path precious = Files.write(folder.resolve("precious"), new byte[SEGMENT]);
        Path link = Files.createSymbolicLink(queue().resolve("000000000.q"), precious);
        Path directory = Files.createDirectory(queue().resolve("000000001.q"));
        Path stray = Files.write(queue().resolve("0000000002.q"), new byte[SEGMENT]);
        fillAndBegin(writer, 3);
        drain(reader);
        Await.until(
                "what lies between is gone", () -> !Files.exists(queue().resolve("000000005.q")));
        for (Path left : List.of(precious, link, directory, stray)) {
            assertTrue(Files.exists(left), left.toString());
        }
        assertEquals(SEGMENT, Files.size(precious));
    }
}
