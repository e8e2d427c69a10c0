package chronicle.core.os;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Signatures of the C library for walking, mapped directly and over raw addresses: a call allocates
 * nothing, and a failing one returns -1 and leaves its reason in {@link Native#getLastError()}. All
 * known machines have addresses of 64 bits.
 */
final class WalkCalls {

    static {
        Native.register(WalkCalls.class, Platform.C_LIBRARY_NAME);
    }

    private WalkCalls() {}

    static native int open(long path, int flags, int mode);

    static native int close(int fd);

    static native int statx(int dir, long path, int flags, int mask, long result);

    static native int name_to_handle_at(int dir, long path, long handle, long mountId, int flags);

    static native int fstatfs(int fd, long result);

    static native int clock_gettime(int clock, long result);

    /** getdents64(2) has no wrapper in every library. */
    static native long syscall(long number, long fd, long entries, long length);
}
