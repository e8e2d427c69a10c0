package chronicle.discovery.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The functions of libc that a watch needs, by JNA's direct mapping. They return -1 on failure;
 * {@link Native#getLastError()} then has errno.
 */
final class Libc {

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    // Signatures as in the manual pages; names are libc's. What an event waits for takes bare
    // addresses and longs, as all machines of 64 bits have them: JNA's own types would be made into
    // those by calls back into Java, each time.

    static native int inotify_init1(int flags);

    static native int inotify_add_watch(int fd, byte[] path, int mask);

    static native int inotify_rm_watch(int fd, int wd);

    static native int eventfd(int initial, int flags);

    static native int poll(long fds, long count, int timeoutMs);

    static native long read(int fd, long buffer, long count);

    static native long write(int fd, long buffer, long count);

    static native int getrlimit(int resource, Pointer softAndHard);

    static native int close(int fd);
}
