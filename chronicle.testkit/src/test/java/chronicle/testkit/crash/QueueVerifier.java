package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The judge of a queue of {@link Records}: complete, in order, whole, and in sound files. */
final class QueueVerifier {

    private static final int BATCH = 100;

    private final Queues queues;
    private final Path queue;

    private final Deletions deletions;
    private final Reading reading = new Reading();

    /** What may be missing. */
    enum Deletions {
        /** Everything is there, from the first record on. */
        NONE,
        /** What the registered reader has read may be gone. */
        READ,
        /** That reader may miss records too, and is told how many. */
        UNREAD
    }

    /** What the registered reader has read, or knows that it missed. */
    private final class Reading implements MessageHandler {

        private long next;
        private long missed;

        @Override
        public void onMessage(MessageView message) {
            Records.check(message, next++);
        }

        @Override
        public void onGap(long records) {
            if (deletions != Deletions.UNREAD || records <= 0) {
                throw new AssertionError("next=" + next + " missed=" + records);
            }
            next += records;
            missed += records;
        }
    }

    QueueVerifier(Queues queues, Path queue, Deletions deletions) {
        this.queues = queues;
        this.queue = queue;
        this.deletions = deletions;
    }

    /**
     * Looks at all records that are there; changes nothing in the queue.
     *
     * @return how many there ever were
     */
    long look() {
        long[] next = {deletions == Deletions.NONE ? 0 : -1};
        MessageHandler check =
                message -> {
                    next[0] = next[0] < 0 ? message.seq() : next[0];
                    Records.check(message, next[0]++);
                };
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            while (browser.poll(check, BATCH) > 0) {}
        }
        return Math.max(0, next[0]);
    }

    /**
     * Reads with a registered reader, from where it was the last time.
     *
     * @return how many records there ever were
     */
    long readOn() {
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("verifier"))) {
            while (reader.poll(reading, BATCH) > 0) {}
        }
        return reading.next;
    }

    /** How many records that reader was told to have missed. */
    long missed() {
        return reading.missed;
    }

    /**
     * Opens a writer, as the next process does, and appends some records.
     *
     * @return how many there were before
     */
    long writeOn(int records) {
        Records.Clock clock = new Records.Clock();
        long there;
        try (QueueWriter writer = queues.openWriter(queue, Records.options(clock))) {
            there = writer.nextSeq();
            Records.append(writer, clock, records);
        }
        assertEquals(there + records, readOn(), "read by a reader");
        assertEquals(there + records, look(), "seen by a browser");
        return there;
    }

    /** What the files must be once a writer has opened and closed the queue. */
    void checkFiles() throws IOException {
        QueueInfo info = queues.inspect(queue);
        assertEquals(List.of(), info.problems());
        List<Integer> ids = info.segments().stream().map(QueueInfo.Segment::id).toList();
        int first = deletions == Deletions.NONE ? 0 : ids.get(0);
        assertEquals(IntStream.range(first, first + ids.size()).boxed().toList(), ids);
        for (QueueInfo.Segment segment : info.segments()) {
            assertEquals(segment.id() < info.currentSegment(), segment.sealed(), segment::toString);
        }
        assertTrue(first + ids.size() - info.currentSegment() <= 2, "more than one segment ahead");
        try (var names = Files.list(queue)) {
            List<String> odd =
                    names.map(path -> path.getFileName().toString())
                            .filter(name -> !name.matches("\\d{9}\\.q(\\.tmp)?"))
                            .sorted()
                            .toList();
            // Temporary files may be left behind; the next of their kind replaces them.
            assertTrue(
                    List.of(
                                    "control.meta",
                                    "control.tmp",
                                    "index.meta",
                                    "index.tmp",
                                    "readers",
                                    "writer.lock")
                            .containsAll(odd),
                    () -> "files=" + odd);
        }
    }
}
