package chronicle.itest.process;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a handler has been given, one word an order, in a mapped file: it outlives a SIGKILL between
 * any two of its words, and another process may look on. One thread writes.
 */
public final class HandledJournal {

    private static final int WORDS = 4 << 20;
    private static final int SEQ_BITS = 48;

    private final MappedByteBuffer words;
    private int next;

    private HandledJournal(MappedByteBuffer words) {
        this.words = words;
    }

    /** Makes the file, or opens it where it is. */
    public static HandledJournal open(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            MappedByteBuffer words =
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) WORDS * Long.BYTES);
            words.order(ByteOrder.nativeOrder());
            return new HandledJournal(words);
        }
    }

    /**
     * @param strategy 0 and more
     */
    void add(int strategy, long seq) {
        words.putLong(next * Long.BYTES, (strategy + 1L) << SEQ_BITS | seq);
        next++;
    }

    /** How many words there are; for another process than the writing one. */
    public int size() {
        while (next < WORDS && words.getLong(next * Long.BYTES) != 0) {
            next++;
        }
        return next;
    }

    public int strategy(int index) {
        return (int) (words.getLong(index * Long.BYTES) >>> SEQ_BITS) - 1;
    }

    public long seq(int index) {
        return words.getLong(index * Long.BYTES) & (1L << SEQ_BITS) - 1;
    }
}
