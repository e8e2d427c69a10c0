package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;

/** A descriptor that holds a flock; closing it lets go. */
final class LinuxLock implements FileLockHandle {

    private final Path file;
    private final int fd;
    private long length;

    private boolean closed;

    /**
     * @param length of the file, since the lock is held
     */
    LinuxLock(Path file, int fd, long length) {
        this.file = file;
        this.fd = fd;
        this.length = length;
    }

    @Override
    public synchronized void writeContent(byte[] content) throws IOException {
        requireOpen();
        try {
            if (length > 0) {
                LibC.ftruncate(fd, 0);
            }
            LibC.pwrite(fd, content, content.length, 0);
            length = content.length;
        } catch (LastErrorException e) {
            throw Errno.exception(e, "write", file);
        }
    }

    @Override
    public synchronized long length() {
        return length;
    }

    @Override
    public synchronized Mapping map(long size) throws IOException {
        requireOpen();
        return LinuxMapping.of(fd, file, length, size, true);
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            // The number may belong to another file by now.
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            try {
                // Closing alone is not enough while a process that this one is starting still has
                // a copy of the descriptor, which it drops only when it executes its program.
                LibC.flock(fd, Linux.LOCK_UN);
                LibC.close(fd);
            } catch (LastErrorException e) {
                throw Errno.exception(e, "close", file);
            }
        }
    }
}
