package chronicle.testkit.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/** Puts into a queue's files what has no business there. Says what it did. */
final class Scribbler {

    private static final List<String> FILES =
            List.of(
                    "control.meta",
                    "control.meta",
                    "000000000.q",
                    "000000001.q",
                    "000000002.q",
                    "readers/reader.meta",
                    "index.meta",
                    "writer.lock");

    private static final long[] ABSURD = {
        0,
        1,
        -1,
        2,
        3,
        63,
        64,
        4096,
        8192,
        8193,
        1 << 16,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0xFFFF_FFFFL,
        1L << 32
    };

    private final Random random;

    Scribbler(Random random) {
        this.random = random;
    }

    String scribble(Path queue) throws IOException {
        String name = FILES.get(random.nextInt(FILES.size()));
        try {
            return scribble(name, queue.resolve(name));
        } catch (NoSuchFileException e) {
            // A segment that all have read goes when a second is over.
            return name + " is gone";
        }
    }

    private String scribble(String name, Path file) throws IOException {
        int length = (int) Files.size(file);
        if (length == 0) {
            return name + " is empty";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return switch (random.nextInt(5)) {
                case 0 -> noise(channel, name, 0, length);
                case 1 -> noise(channel, name, random.nextInt(length), 1 + random.nextInt(64));
                case 2 -> length(channel, name, random.nextInt(2 * length));
                default -> words(channel, name, length);
            };
        }
    }

    private String noise(FileChannel channel, String name, int from, int length)
            throws IOException {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        channel.write(ByteBuffer.wrap(noise), from);
        return name + " noise at " + from + " length " + length;
    }

    private static String length(FileChannel channel, String name, int length) throws IOException {
        if (length < channel.size()) {
            channel.truncate(length);
        } else {
            channel.write(ByteBuffer.wrap(new byte[1]), length);
        }
        return name + " length " + length;
    }

    /** Where words of meaning are: these pass the first checks, noise seldom does. */
    private String words(FileChannel channel, String name, int length) throws IOException {
        StringBuilder done = new StringBuilder(name);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = 4 * random.nextInt((length + 3) / 4);
            if (name.endsWith(".q") && random.nextBoolean()) {
                // A header, the segment's or a record's.
                at = at / 64 * 64 + 4 * random.nextInt(8);
            }
            long value = ABSURD[random.nextInt(ABSURD.length)];
            boolean wide = random.nextBoolean();
            ByteBuffer word = ByteBuffer.allocate(wide ? 8 : 4).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(wide ? word.putLong(0, value) : word.putInt(0, (int) value), at);
            done.append(" [").append(at).append("]=").append(value).append(wide ? "L" : "");
        }
        return done.toString();
    }
}
