package chronicle.discovery.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
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

    // Signatures as in the manual pages; names are libc's.

    static native int inotify_init1(int flags);

    static native int inotify_add_watch(int fd, byte[] path, int mask);

    static native int inotify_rm_watch(int fd, int wd);

    static native int eventfd(int initial, int flags);

    static native int poll(Pointer fds, NativeLong count, int timeoutMs);

    static native NativeLong read(int fd, Pointer buffer, NativeLong count);

    static native NativeLong write(int fd, Pointer buffer, NativeLong count);

    static native int getrlimit(int resource, Pointer softAndHard);

    static native int close(int fd);
}
