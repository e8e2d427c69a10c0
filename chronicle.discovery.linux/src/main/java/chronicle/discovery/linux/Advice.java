package chronicle.discovery.linux;

import chronicle.bus.spi.WatchHealth.Cause;

/** What an errno of inotify means here and what an operator can do about it. */
final class Advice {

    private Advice() {}

    /** Why a place is not watched. */
    static Trouble forWatch(int errno, String path) {
        return switch (errno) {
            case Errno.ENOSPC -> watchLimit(Limit.watches(), path);
            case Errno.ENOMEM ->
                    new Trouble(
                            Cause.FAILURE,
                            "the kernel has no memory for an inotify watch path=" + path);
            case Errno.EACCES, Errno.EPERM ->
                    new Trouble(
                            Cause.PERMISSION,
                            "no permission to watch: give this user read permission path=" + path);
            default -> new Trouble(Cause.FAILURE, "cannot watch errno=" + errno + " path=" + path);
        };
    }

    private static Trouble watchLimit(Limit limit, String path) {
        return new Trouble(
                Cause.WATCH_LIMIT,
                "all inotify watches of this user are in use: raise the limit with \"sysctl "
                        + limit.name()
                        + "=N\" and keep it in /etc/sysctl.d limit="
                        + limit.name()
                        + " value="
                        + limit.value()
                        + " path="
                        + path);
    }

    /** Why there is no inotify instance although the process may open more files. */
    static String forInstanceLimit() {
        Limit limit = Limit.instances();
        return "all inotify instances of this user are in use: raise the limit with \"sysctl "
                + limit.name()
                + "=N\" and keep it in /etc/sysctl.d limit="
                + limit.name()
                + " value="
                + limit.value();
    }

    /** That events were lost, for there were more than the kernel keeps. */
    static String forOverflow() {
        Limit limit = Limit.queuedEvents();
        return "events were lost, everything is scanned: where this is frequent raise the limit"
                + " with \"sysctl "
                + limit.name()
                + "=N\" and keep it in /etc/sysctl.d limit="
                + limit.name()
                + " value="
                + limit.value();
    }

    /**
     * Why the process can open nothing more.
     *
     * @param limit its own limit of descriptors
     */
    static String forDescriptors(String function, long limit) {
        return "all file descriptors of this process are in use: raise \"ulimit -n\" or"
                + " LimitNOFILE of its service limit=RLIMIT_NOFILE value="
                + limit
                + " function="
                + function;
    }

    /** Why there is no inotify instance, or no descriptor to wake it, for other reasons. */
    static String forInstance(int errno, String function) {
        return switch (errno) {
            case Errno.ENFILE ->
                    "the system is out of file descriptors: raise \"sysctl fs.file-max=N\""
                            + " function="
                            + function;
            case Errno.ENOMEM -> "the kernel has no memory for inotify function=" + function;
            default -> "the kernel refused function=" + function + " errno=" + errno;
        };
    }
}
