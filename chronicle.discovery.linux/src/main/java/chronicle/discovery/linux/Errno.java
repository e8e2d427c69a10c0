package chronicle.discovery.linux;

/** Error numbers of Linux, and what kind of obstacle each is to watching. */
final class Errno {

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int ENOTDIR = 20;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;
    static final int ELOOP = 40;

    private Errno() {}

    /** The path does not lead to a directory at the moment: an ordinary state. */
    static boolean isGone(int errno) {
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
    }

    /** A limit of the system was reached, which may pass or be raised. */
    static boolean isLimit(int errno) {
        return errno == ENOSPC || errno == EMFILE || errno == ENFILE || errno == ENOMEM;
    }

    /** Permissions are in the way. */
    static boolean isDenied(int errno) {
        return errno == EACCES || errno == EPERM;
    }
}
