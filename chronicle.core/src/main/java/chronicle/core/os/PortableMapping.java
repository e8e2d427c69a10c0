package chronicle.core.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A mapping of {@code java.nio}: unmapped by the collector, some time after nobody refers to it.
 */
final class PortableMapping implements Mapping {

    private final long fileLength;
    private MappedByteBuffer mapped;
    private ByteBuffer buffer;

    private PortableMapping(MappedByteBuffer mapped, long fileLength) {
        this.mapped = mapped;
        this.fileLength = fileLength;
        this.buffer = mapped.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Maps the first bytes of a file that is at least that long. */
    static PortableMapping of(FileChannel channel, Path file, long size, boolean writable)
            throws IOException {
        long length = channel.size();
        // A read-write mapping would make the file longer instead of failing.
        if (length < size) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "is shorter than it must be, length=" + length + " expected=" + size);
        }
        MapMode mode = writable ? MapMode.READ_WRITE : MapMode.READ_ONLY;
        return new PortableMapping(channel.map(mode, 0, size), length);
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public long fileLength() {
        return fileLength;
    }

    void force() {
        mapped.force();
    }

    @Override
    public void close() {
        mapped = null;
        buffer = null;
    }
}
