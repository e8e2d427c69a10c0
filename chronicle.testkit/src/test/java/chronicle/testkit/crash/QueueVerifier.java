package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** What the registered reader has read. */
    private long read;

    QueueVerifier(Queues queues, Path queue) {
        this.queues = queues;
        this.queue = queue;
    }

    /** How many records there are, all looked at; changes nothing in the queue. */
    long look() {
        long[] next = {0};
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            int polled;
            do {
                polled = browser.poll(message -> Records.check(message, next[0]++), BATCH);
            } while (polled > 0);
        }
        return next[0];
    }

    /** How many records there are; a reader of its own goes on from where it was the last time. */
    long readOn() {
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("verifier"))) {
            int polled;
            do {
                polled = reader.poll(message -> Records.check(message, read++), BATCH);
            } while (polled > 0);
        }
        return read;
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
        assertEquals(IntStream.range(0, ids.size()).boxed().toList(), ids);
        for (QueueInfo.Segment segment : info.segments()) {
            assertEquals(segment.id() < info.currentSegment(), segment.sealed(), segment::toString);
        }
        assertTrue(ids.size() - info.currentSegment() <= 2, "more than one segment ahead");
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
