package chronicle.testkit.queue;

import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue of segments that hold {@link #PER_SEGMENT} messages each, with room for an empty one left
 * at the end. Limits on their number are what deletes at a known moment: before an append returns.
 */
public abstract class SegmentedFixture extends QueueFixture {

    protected static final int SEGMENT = 4096;
    protected static final int PER_SEGMENT = (SEGMENT - 64) / 128;

    private static final byte[] PAYLOAD = new byte[64];

    /** Three segments at a time, the oldest of which goes read or not. */
    protected static final Retention RING =
            Retention.WHEN_READ.withMaxSegments(3).whenFull(WhenFull.DROP_OLDEST);

    /** The seq that the tail of {@link #RING} begins with after {@code fillAndBegin(writer, 6)}. */
    protected static final int LAST = 6 * PER_SEGMENT;

    /** The oldest then. */
    protected static final int OLDEST = 4 * PER_SEGMENT;

    /** Everything that happens to a reader, in its order: numbers, and gaps in brackets. */
    protected static final class Story implements MessageHandler {

        private final List<String> told = new ArrayList<>();

        @Override
        public void onMessage(MessageView message) {
            told.add(number(message.seq()));
        }

        @Override
        public void onGap(long missed) {
            told.add(gap(missed));
        }

        /** The first of what was told since the last call; the rest is forgotten. */
        protected List<String> first(int count) {
            List<String> first = List.copyOf(told.subList(0, Math.min(count, told.size())));
            told.clear();
            return first;
        }

        /** All that was told since the last call. */
        protected List<String> all() {
            return first(told.size());
        }
    }

    /** A message as {@link Story} writes it down. */
    protected static String number(long seq) {
        return String.valueOf(seq);
    }

    /** A gap as {@link Story} writes it down. */
    protected static String gap(long missed) {
        return "[" + missed + "]";
    }

    protected QueueWriter writer(Retention how) {
        return closing(
                queues.openWriter(
                        queue(),
                        WriterOptions.DEFAULTS.withSegmentSize(SEGMENT).withRetention(how)));
    }

    /** Appends full segments and the first message of the next one. */
    protected static void fillAndBegin(QueueWriter writer, int segments) {
        fill(writer, segments * PER_SEGMENT + 1);
    }

    /** The timestamp of each is its seq times 10. */
    protected static void fill(QueueWriter writer, int messages) {
        for (int i = 0; i < messages; i++) {
            writer.append(1, 10 * writer.nextSeq(), ByteBuffer.wrap(PAYLOAD));
        }
    }

    protected QueueReader reader(String name, StartMode mode) {
        return closing(queues.openReader(queue(), ReaderOptions.named(name).withStart(mode)));
    }

    protected QueueReader reader(String name) {
        return reader(name, StartMode.RESUME_OR_EARLIEST);
    }

    /** Reads that many and goes away. */
    protected void read(String name, int messages) {
        try (QueueReader reader = queues.openReader(queue(), ReaderOptions.named(name))) {
            int left = messages;
            while (left > 0) {
                left -= reader.poll(m -> {}, left);
            }
        }
    }

    protected static void poll(QueueReader reader, MessageHandler handler) {
        while (reader.poll(handler, 50) > 0) {
            continue;
        }
    }

    protected static void poll(QueueBrowser browser, MessageHandler handler) {
        while (browser.poll(handler, 50) > 0) {
            continue;
        }
    }

    /**
     * Ids of the segment files, the one made ahead included. A listing beside somebody who makes
     * and deletes need not be of one moment: looks until two are the same.
     */
    protected List<Integer> segments() throws IOException {
        List<Integer> before = List.of();
        List<Integer> now = listed();
        while (!now.equals(before)) {
            before = now;
            now = listed();
        }
        return now;
    }

    private List<Integer> listed() throws IOException {
        List<Integer> ids = new ArrayList<>();
        try (var files = Files.newDirectoryStream(queue(), "*.q")) {
            for (Path file : files) {
                ids.add(Integer.parseInt(file.getFileName().toString().substring(0, 9)));
            }
        }
        return ids.stream().sorted().toList();
    }
}
