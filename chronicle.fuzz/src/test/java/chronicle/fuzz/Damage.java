package chronicle.fuzz;

import chronicle.core.format.QueueFiles;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What an input does to the files of a queue. */
final class Damage {

    private static final int[] TELLING = {
        0,
        1,
        2,
        3,
        63,
        64,
        65,
        4032,
        4033,
        4096,
        8192,
        -1,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE
    };

    private static final int LONGEST_NOISE = 80;

    private final Path queue;
    private final List<String> names;

    Damage(SoundQueue queue) {
        this.queue = queue.directory();
        this.names = queue.names();
    }

    /** Changes words where they are, which may happen under a mapping. */
    void words(FuzzedDataProvider data) {
        Path file = file(data);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            int words = (int) channel.size() / Integer.BYTES;
            if (words > 0) {
                // Headers stand on multiples of 64; the rest is reached through the word in it.
                int at = data.consumeInt(0, words - 1) * Integer.BYTES;
                int value =
                        data.consumeBoolean()
                                ? TELLING[data.consumeInt(0, TELLING.length - 1)]
                                : data.consumeInt();
                channel.write(word(value), at);
            }
        } catch (NoSuchFileException e) {
            // Deleted before, by this input or by retention.
            return;
        } catch (IOException e) {
            throw new AssertionError("cannot spoil " + file, e);
        }
    }

    private static ByteBuffer word(int value) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
    }

    /** Gives a file another length, other content, or nothing at all; not under a mapping. */
    void wholeFile(FuzzedDataProvider data) {
        Path file = file(data);
        try {
            switch (data.consumeInt(0, 3)) {
                case 0 -> Files.deleteIfExists(file);
                case 1 -> Files.write(file, data.consumeBytes(LONGEST_NOISE));
                case 2 -> resize(file, data.consumeInt(0, 2 * SoundQueue.SEGMENT_SIZE));
                default -> Files.write(file, new byte[data.consumeInt(0, SoundQueue.SEGMENT_SIZE)]);
            }
        } catch (IOException e) {
            throw new AssertionError("cannot spoil " + file, e);
        }
    }

    /** Takes a segment away, as retention does, which may happen under a mapping. */
    void unlinkSegment(FuzzedDataProvider data) {
        try {
            Files.deleteIfExists(
                    QueueFiles.segment(queue, data.consumeInt(0, SoundQueue.SEGMENTS)));
        } catch (IOException e) {
            throw new AssertionError("cannot delete a segment", e);
        }
    }

    private static void resize(Path file, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (length < channel.size()) {
                channel.truncate(length);
            } else if (length > 0) {
                channel.write(ByteBuffer.allocate(1), length - 1L);
            }
        } catch (NoSuchFileException e) {
            // Deleted before, by this input.
            return;
        }
    }

    private Path file(FuzzedDataProvider data) {
        return queue.resolve(names.get(data.consumeInt(0, names.size() - 1)));
    }
}
