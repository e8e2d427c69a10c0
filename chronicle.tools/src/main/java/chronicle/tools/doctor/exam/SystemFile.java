package chronicle.tools.doctor.exam;

import chronicle.tools.files.RegularFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads files below {@code /proc} and {@code /sys}. They have no length, so the JDK begins with a
 * single byte, and a number of {@code /proc/sys} has no second one for those who ask again.
 */
public final class SystemFile {

    private static final int PIECE = 64 << 10;
    private static final int LONGEST = 64 << 20;

    private SystemFile() {}

    /**
     * All of it, a byte a character; of more than 64 MiB the beginning. Who watches a hundred
     * thousand places has 8 MiB of them.
     */
    public static String read(Path file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (FileChannel channel = RegularFiles.open(file)) {
            do {
                RegularFiles.read(channel, piece, content.size());
                content.write(piece.array(), 0, piece.limit());
            } while (piece.limit() == PIECE && content.size() < LONGEST);
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }
}
