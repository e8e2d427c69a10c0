package chronicle.discovery.linux;

import chronicle.bus.spi.WatchHealth.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns an errno of inotify into what it means here and what an operator can do about it. */
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

    private static final Path LIMITS = Path.of("/proc/sys/fs/inotify");

    private Errno() {}

    /** The path does not lead to a directory at the moment: an ordinary state. */
    static boolean isGone(int errno) {
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
    }

    /** A limit of the system was reached, which may pass or be raised. */
    static boolean isLimit(int errno) {
        return errno == ENOSPC || errno == EMFILE || errno == ENFILE || errno == ENOMEM;
    }

    /** Why a directory is not watched. */
    static Trouble troubleWithWatch(int errno, String path) {
        Cause cause =
                switch (errno) {
                    case ENOSPC -> Cause.WATCH_LIMIT;
                    case EMFILE, ENFILE -> Cause.DESCRIPTORS;
                    case EACCES, EPERM -> Cause.PERMISSION;
                    default -> Cause.FAILURE;
                };
        return new Trouble(cause, adviceForWatch(errno, path));
    }

    /** As {@link #troubleWithWatch}, the sentence alone. */
    static String adviceForWatch(int errno, String path) {
        return switch (errno) {
            case ENOSPC ->
                    "all inotify watches of this user are in use: raise the limit with"
                            + " \"sysctl fs.inotify.max_user_watches=N\" and keep it in"
                            + " /etc/sysctl.d limit=fs.inotify.max_user_watches value="
                            + limit("max_user_watches")
                            + " path="
                            + path;
            case ENOMEM -> "the kernel has no memory for an inotify watch path=" + path;
            case EACCES, EPERM ->
                    "no permission to watch: give this user read permission path=" + path;
            default -> "cannot watch errno=" + errno + " path=" + path;
        };
    }

    /** Why there is no inotify instance, or no descriptor to wake it. */
    static String adviceForInstance(int errno, String function) {
        return switch (errno) {
            case EMFILE ->
                    "all inotify instances of this user, or all file descriptors of this process,"
                            + " are in use: raise \"sysctl fs.inotify.max_user_instances=N\" or"
                            + " \"ulimit -n\" limit=fs.inotify.max_user_instances value="
                            + limit("max_user_instances")
                            + " function="
                            + function;
            case ENFILE ->
                    "the system is out of file descriptors: raise \"sysctl fs.file-max=N\""
                            + " function="
                            + function;
            case ENOMEM -> "the kernel has no memory for inotify function=" + function;
            default -> "the kernel refused function=" + function + " errno=" + errno;
        };
    }

    /** The current value of a limit, for people. */
    static String limit(String name) {
        // In one read of some bytes: such a file gives the rest of a number to nobody who first
        // asks for one byte of it, as Files.readString does.
        try (InputStream file = Files.newInputStream(LIMITS.resolve(name))) {
            byte[] value = new byte[32];
            int length = Math.max(0, file.read(value));
            return new String(value, 0, length, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
