package chronicle.core.os;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A mapping of our own. Its buffer has no cleaner, so nothing but {@link #close()} unmaps it, and
 * that at once.
 */
final class LinuxMapping implements Mapping {

    private final Pointer address;
    private final long size;
    private final ByteBuffer buffer;

    private boolean closed;

    LinuxMapping(Pointer address, long size) {
        this.address = address;
        this.size = size;
        this.buffer = address.getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    Pointer address() {
        return address;
    }

    long size() {
        return size;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.munmap(address, size);
        }
    }
}
