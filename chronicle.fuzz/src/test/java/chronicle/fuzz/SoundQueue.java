package chronicle.fuzz;

import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A queue of three segments, the last one half full, with a reader in the middle: made once by the
 * engine, byte for byte the same each time, and laid anew for every input.
 */
final class SoundQueue {

    static final int SEGMENT_SIZE = 4096;
    static final int SEGMENTS = 3;

    /** The name of the reader that has a stored position. */
    static final String READER = "reader";

    /** Nothing is deleted, so that whatever is missing was lost. */
    static final WriterOptions OPTIONS =
            WriterOptions.DEFAULTS
                    .withSegmentSize(SEGMENT_SIZE)
                    .withClock(new Ticks()::next)
                    .withRetention(Retention.KEEP_ALL);

    private static final int READ_BEFORE = 7;
    private static final int HALF = SEGMENT_SIZE / 2;

    private final Path directory;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<Message> messages = new ArrayList<>();

    /** One nanosecond a record. */
    private static final class Ticks {
        private long now = 1_000_000_000L;

        synchronized long next() {
            return now++;
        }
    }

    SoundQueue(Queues queues, Path directory) throws IOException {
        this.directory = directory;
        try (QueueWriter writer = queues.openWriter(directory, OPTIONS)) {
            fill(queues, writer);
            writer.flush();
        }
        for (Path file : entries(directory)) {
            files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
        Path position = QueueFiles.position(directory, READER);
        files.put(directory.relativize(position).toString(), Files.readAllBytes(position));
        byte[] owner = "4194305 1 1\n".getBytes(StandardCharsets.US_ASCII);
        files.put(QueueFiles.WRITER_LOCK, owner);
    }

    private void fill(Queues queues, QueueWriter writer) throws IOException {
        int length = 0;
        boolean halfFull = false;
        ReaderOptions fromStart = ReaderOptions.named("first").withStart(StartMode.EARLIEST);
        try (QueueReader first = queues.openReader(directory, fromStart);
                QueueReader reader = queues.openReader(directory, ReaderOptions.named(READER))) {
            while (!halfFull) {
                length = (length * 31 + 17) % 400;
                writer.append(length % 5, new byte[length]);
                first.poll(this::add, 1);
                reader.poll(message -> {}, messages.size() <= READ_BEFORE ? 1 : 0);
                halfFull = first.segmentId() == SEGMENTS - 1 && first.offset() >= HALF;
            }
        }
        Files.delete(QueueFiles.position(directory, "first"));
    }

    private void add(MessageView message) {
        messages.add(Message.copyOf(message));
    }

    Path directory() {
        return directory;
    }

    /** What a reader from the start gets while nothing is spoiled. */
    List<Message> messages() {
        return messages;
    }

    /** The content of one of its files, as it should be. */
    byte[] file(String name) {
        return files.get(name).clone();
    }

    byte[] segment(int id) {
        return file(segmentName(id));
    }

    static String segmentName(int id) {
        return QueueFiles.segment(Path.of(""), id).toString();
    }

    /** Names of its files, relative to the directory, sorted. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Makes the directory what it was, whatever happened in it. */
    void lay() throws IOException {
        for (Path file : entries(directory)) {
            deleteUnknown(file);
        }
        for (Path file : entries(directory.resolve(QueueFiles.READERS))) {
            deleteUnknown(file);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private void deleteUnknown(Path file) throws IOException {
        if (!files.containsKey(directory.relativize(file).toString())) {
            Files.delete(file);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            all.forEach(found::add);
        }
        return found;
    }
}
