package chronicle.tools.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Opens and reads regular files; links are not followed, devices and FIFOs not opened. */
public final class RegularFiles {

    private RegularFiles() {}

    /**
     * Opens a file to read.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException when it is no regular file, or may not be read
     */
    public static FileChannel open(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            // Opening a FIFO would wait for its writer.
            throw new IOException("not a regular file path=" + file);
        }
        return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * An empty little-endian buffer outside the heap, from which the system reads without a copy.
     * For what is used long: memory outside the heap is given back by the collector alone, which
     * does not see how much of it there is.
     */
    public static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Fills the buffer from its beginning on, from a place of the file, and flips it.
     *
     * @return bytes read; fewer than the buffer takes when the file ends before
     */
    public static int read(FileChannel channel, ByteBuffer into, long offset) throws IOException {
        into.clear();
        while (into.hasRemaining()) {
            if (channel.read(into, offset + into.position()) < 0) {
                break;
            }
        }
        into.flip();
        return into.limit();
    }
}
