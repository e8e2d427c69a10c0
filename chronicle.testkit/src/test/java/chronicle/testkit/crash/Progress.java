package chronicle.testkit.crash;

import chronicle.core.format.Words;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One number in a mapped file: what a child had done survives its SIGKILL. */
final class Progress {

    private final MappedByteBuffer word;

    Progress(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            word = channel.map(MapMode.READ_WRITE, 0, Long.BYTES);
        }
    }

    long get() {
        return Words.getLongAcquire(word, 0);
    }

    void set(long value) {
        Words.setLongRelease(word, 0, value);
    }
}
