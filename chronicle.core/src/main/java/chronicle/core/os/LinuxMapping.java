package chronicle.core.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * A mapping of our own. Its buffer has no cleaner, so nothing but {@link #close()} unmaps it, and
 * that at once.
 */
final class LinuxMapping implements Mapping {

    /** Whole pages on every machine; about a millisecond where all of them were in use. */
    private static final long UNMAP_STEP = 16 << 20;

    private final Pointer address;
    private final long size;
    private final long fileLength;
    private final ByteBuffer buffer;

    private boolean closed;

    private LinuxMapping(Pointer address, long size, long fileLength) {
        this.address = address;
        this.size = size;
        this.fileLength = fileLength;
        this.buffer = address.getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param fileLength of the file, a moment ago
     */
    static LinuxMapping of(int fd, Path file, long fileLength, long size, boolean writable)
            throws IOException {
        if (fileLength < size) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "is shorter than it must be, length=" + fileLength + " expected=" + size);
        }
        int protection = writable ? Linux.PROT_READ | Linux.PROT_WRITE : Linux.PROT_READ;
        try {
            Pointer address = LibC.mmap(Pointer.NULL, size, protection, Linux.MAP_SHARED, fd, 0);
            return new LinuxMapping(address, size, fileLength);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "mmap", file);
        }
    }

    @Override
    public ByteBuffer buffer() {
        return buffer;
    }

    @Override
    public long fileLength() {
        return fileLength;
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
