package chronicle.core.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** Signatures of the C library, mapped directly. A failing call throws with its errno. */
final class LibC {

    static {
        Native.register(LibC.class, Platform.C_LIBRARY_NAME);
    }

    private LibC() {}

    static native int open(byte[] path, int flags, int mode) throws LastErrorException;

    static native int close(int fd) throws LastErrorException;

    static native long lseek(int fd, long offset, int whence) throws LastErrorException;

    static native int ftruncate(int fd, long length) throws LastErrorException;

    static native long pwrite(int fd, byte[] bytes, long count, long offset)
            throws LastErrorException;

    /** Returns the error instead of setting errno. */
    static native int posix_fallocate(int fd, long offset, long length);

    static native Pointer mmap(
            Pointer address, long length, int protection, int flags, int fd, long offset)
            throws LastErrorException;

    static native int munmap(Pointer address, long length) throws LastErrorException;

    static native int madvise(Pointer address, long length, int advice) throws LastErrorException;

    static native int fsync(int fd) throws LastErrorException;

    static native int msync(Pointer address, long length, int flags) throws LastErrorException;

    static native int flock(int fd, int operation) throws LastErrorException;

    static native int unlink(byte[] path) throws LastErrorException;

    static native int renameat2(int fromDir, byte[] from, int toDir, byte[] to, int flags)
            throws LastErrorException;

    static native int statx(int dir, byte[] path, int flags, int mask, byte[] result)
            throws LastErrorException;

    /** futex(2) has no wrapper of its own. */
    static native long syscall(
            long number,
            Pointer word,
            long operation,
            long value,
            Pointer timeout,
            Pointer word2,
            long value3)
            throws LastErrorException;

    /** For what is called often: bare addresses; -1 with Native.getLastError() when it fails. */
    static native long syscall(long number, long a, long b, long c, long d, long e);

    static native long syscall(long number, long a, long b, long c, long d, long e, long f);

    static native int clock_gettime(int clock, long result);
}
