package chronicle.tools.verify;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A queue of messages of 64 bytes, 31 to a segment, and a hand that scribbles on its files. Message
 * {@code seq} stands in segment {@code seq / 31} at {@code 64 + seq % 31 * 128}.
 */
public final class DamagedQueue {

    /** Bytes of a segment. */
    public static final int SEGMENT = 4096;

    /** Messages of a segment, which leaves an empty place of 64 bytes at its end. */
    public static final int PER_SEGMENT = 31;

    private final Path queue;

    /** Writes so many messages; the writer closes. */
    public DamagedQueue(Queues queues, Path queue, int messages) {
        this.queue = queue;
        try (QueueWriter writer = open(queues, queue)) {
            append(writer, messages);
        }
    }

    /** A writer of such a queue. */
    public static QueueWriter open(Queues queues, Path queue) {
        return queues.openWriter(
                queue,
                WriterOptions.DEFAULTS.withSegmentSize(SEGMENT).withRetention(Retention.KEEP_ALL));
    }

    /** Appends such messages; the timestamp of each is its seq times 1000. */
    public static void append(QueueWriter writer, int messages) {
        for (int i = 0; i < messages; i++) {
            ByteBuffer payload = ByteBuffer.allocate(64).putLong(0, writer.nextSeq() + 1);
            writer.append(1, 1000 * writer.nextSeq(), payload);
        }
    }

    public Path directory() {
        return queue;
    }

    public static int segmentOf(int seq) {
        return seq / PER_SEGMENT;
    }

    public static long offsetOf(int seq) {
        return 64 + seq % PER_SEGMENT * 128L;
    }

    /** Overwrites bytes of a message. */
    public void scribble(int seq, int at, byte... bytes) throws IOException {
        scribble(
                QueueFiles.segment(queue, segmentOf(seq)),
                offsetOf(seq) + at,
                ByteBuffer.wrap(bytes));
    }

    /** Overwrites a word of a message. */
    public void scribbleInt(int seq, int at, int value) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
        scribble(QueueFiles.segment(queue, segmentOf(seq)), offsetOf(seq) + at, word);
    }

    /** Cuts a segment off. */
    public void truncate(int segment, long length) throws IOException {
        try (FileChannel channel =
                FileChannel.open(QueueFiles.segment(queue, segment), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    public static void scribble(Path file, long offset, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, offset);
        }
    }
}
