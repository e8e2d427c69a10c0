package chronicle.bench.role;

import chronicle.core.format.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * When each guest became READY, in the nanoseconds of {@link System#nanoTime()}, which is one clock
 * for all processes of a machine; and whether all have come and gone. A file beside the bus that
 * both processes map.
 */
final class Stamps {

    private final ByteBuffer words;

    private Stamps(ByteBuffer words) {
        this.words = words;
    }

    /** Maps the file, and makes it in the one of the two processes that opens first. */
    static Stamps of(Path bus, long guests) throws IOException {
        Path file = bus.resolveSibling("stamps");
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long bytes = (guests + 1) * Long.BYTES;
            return new Stamps(channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes));
        }
    }

    /** Release: a process that sees the marker sees the stamp. */
    void stamp(long guest, long nanoTime) {
        Words.setLongRelease(words, at(guest), nanoTime);
    }

    long stamp(long guest) {
        return Words.getLongAcquire(words, at(guest));
    }

    void allGone() {
        Words.setLongRelease(words, 0, 1L);
    }

    boolean areAllGone() {
        return Words.getLongAcquire(words, 0) == 1;
    }

    private static int at(long guest) {
        return Math.toIntExact((guest + 1) * Long.BYTES);
    }
}
