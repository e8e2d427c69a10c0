package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.Path;

/** Gives a new, open file its blocks and its first bytes. */
final class LinuxAllocation {

    private static final int ZEROS = 1 << 16;

    /** Below a millisecond each, so that who shares the processor is not held up for longer. */
    private static final long STEP = 4 << 20;

    private LinuxAllocation() {}

    /** Makes the file that long, by zeros where the file system cannot reserve blocks. */
    static void allocate(int fd, long size, Path file) throws IOException {
        int error = reserve(fd, size);
        if (error == Linux.EOPNOTSUPP || error == Linux.EINVAL) {
            writeZeros(fd, size, file);
        } else if (error != 0) {
            throw Errno.exception(error, "posix_fallocate", file);
        }
    }

    /** In steps, between which others may have the processor: whole, it takes tens of ms. */
    private static int reserve(int fd, long size) {
        int error = 0;
        for (long at = 0; at < size && error == 0; at += STEP) {
            long length = Math.min(STEP, size - at);
            do {
                error = LibC.posix_fallocate(fd, at, length);
            } while (error == Linux.EINTR);
            if (at + STEP < size) {
                Thread.yield();
            }
        }
        return error;
    }

    private static void writeZeros(int fd, long size, Path file) throws IOException {
        byte[] zeros = new byte[ZEROS];
        try {
            for (long at = 0; at < size; ) {
                at += LibC.pwrite(fd, zeros, Math.min(ZEROS, size - at), at);
            }
        } catch (LastErrorException e) {
            throw Errno.exception(e, "write", file);
        }
    }

    /** Into blocks that are there: few bytes, and never a part of them. */
    static void write(int fd, byte[] head, Path file) throws IOException {
        try {
            LibC.pwrite(fd, head, head.length, 0);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "write", file);
        }
    }
}
