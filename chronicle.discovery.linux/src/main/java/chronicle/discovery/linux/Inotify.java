package chronicle.discovery.linux;

/**
 * Constants of {@code <sys/inotify.h>}, {@code <sys/eventfd.h>}, {@code <poll.h>} and {@code
 * <sys/resource.h>}.
 */
final class Inotify {

    static final int IN_ATTRIB = 0x0000_0004;
    static final int IN_MOVED_FROM = 0x0000_0040;
    static final int IN_MOVED_TO = 0x0000_0080;
    static final int IN_CREATE = 0x0000_0100;
    static final int IN_DELETE = 0x0000_0200;
    static final int IN_DELETE_SELF = 0x0000_0400;
    static final int IN_MOVE_SELF = 0x0000_0800;

    /** Comes unasked: the file system was unmounted. */
    static final int IN_UNMOUNT = 0x0000_2000;

    /** Comes unasked, with wd -1: events were dropped. */
    static final int IN_Q_OVERFLOW = 0x0000_4000;

    /** Comes unasked: the watch is gone, removed by us or because its directory was deleted. */
    static final int IN_IGNORED = 0x0000_8000;

    static final int IN_ONLYDIR = 0x0100_0000;
    static final int IN_DONT_FOLLOW = 0x0200_0000;
    static final int IN_EXCL_UNLINK = 0x0400_0000;
    static final int IN_MASK_ADD = 0x2000_0000;

    static final int IN_CLOEXEC = 0x0008_0000;
    static final int IN_NONBLOCK = 0x0000_0800;
    static final int EFD_CLOEXEC = 0x0008_0000;
    static final int EFD_NONBLOCK = 0x0000_0800;

    static final short POLLIN = 0x0001;

    static final int RLIMIT_NOFILE = 7;

    /** An entry of a directory came, went or changed its permissions. */
    static final int ENTRIES = IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_ATTRIB;

    /** The directory itself is no longer at its path, or not watched any more. */
    static final int SELF_GONE = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

    private Inotify() {}
}
