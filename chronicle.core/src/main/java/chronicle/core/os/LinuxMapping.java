package chronicle.core.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A mapping of our own. Its buffer has no cleaner, so nothing but {@link #close()} unmaps it, and
 * that at once.
 */
final class LinuxMapping implements Mapping {

    /** Whole pages on every machine; about a millisecond where all of them were in use. */
    private static final long UNMAP_STEP = 16 << 20;

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

    long addressOf(int offset) {
        return Pointer.nativeValue(address) + offset;
    }

    long size() {
        return size;
    }

    /** Under the lock of {@link #close()}: the addresses may be somebody else's afterwards. */
    synchronized boolean advise(long offset, long length, int advice) {
        if (closed) {
            return false;
        }
        try {
            LibC.madvise(address.share(offset), length, advice);
            return true;
        } catch (LastErrorException e) {
            // An old kernel, or a file that has become shorter: the access itself will tell.
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            for (long at = 0; at < size; at += UNMAP_STEP) {
                LibC.munmap(address.share(at), Math.min(UNMAP_STEP, size - at));
                if (at + UNMAP_STEP < size) {
                    Thread.yield();
                }
            }
        }
    }
}
