package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;

/** A descriptor that holds a flock; closing it lets go. */
final class LinuxLock implements FileLockHandle {

    private final Path file;
    private final int fd;

    private boolean closed;

    LinuxLock(Path file, int fd) {
        this.file = file;
        this.fd = fd;
    }

    @Override
    public synchronized void writeContent(byte[] content) throws IOException {
        if (closed) {
            // The number may belong to another file by now.
            throw new ClosedChannelException();
        }
        try {
            LibC.ftruncate(fd, 0);
            LibC.pwrite(fd, content, content.length, 0);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "write", file);
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
