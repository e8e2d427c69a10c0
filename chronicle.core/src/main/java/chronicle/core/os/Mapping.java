package chronicle.core.os;

import java.nio.ByteBuffer;

/**
 * A mapped file. After {@link #close()} no buffer that came from it may be touched: on Linux its
 * addresses belong to nobody any more.
 */
public interface Mapping extends AutoCloseable {

    /** The whole mapping, little endian, position 0; always the same object. */
    ByteBuffer buffer();

    /** Length of the whole file in bytes when it was mapped. */
    long fileLength();

    /** Unmaps. At once on Linux; when the collector gets to it where {@code java.nio} decides. */
    @Override
    void close();
}
