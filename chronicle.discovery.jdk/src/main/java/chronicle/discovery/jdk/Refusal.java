package chronicle.discovery.jdk;

import chronicle.bus.spi.WatchHealth.Cause;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/**
 * Why a directory is not watched.
 *
 * @param cause for programs
 * @param reason for people
 */
record Refusal(Cause cause, String reason) {

    /** That events were lost; which of the two it was the JDK does not tell. */
    static String overflow() {
        SystemLimit limit = SystemLimit.queuedEvents();
        return "events were lost, everything is scanned: there were more than the 512 that the JDK"
                + " keeps of a directory, or than the kernel keeps; where this is frequent raise"
                + " that on Linux with \"sysctl "
                + limit.name()
                + "=N\" and keep it in /etc/sysctl.d"
                + limit.text();
    }

    static Refusal of(IOException e, Path directory) {
        if (e instanceof AccessDeniedException) {
            return new Refusal(
                    Cause.PERMISSION,
                    "this user may not read a directory, which watching it needs: chmod it path="
                            + directory);
        }
        String message = String.valueOf(e.getMessage());
        // The JDK has no other way to say so. On Linux its words are "User limit of inotify
        // watches reached".
        if (message.contains("limit")) {
            SystemLimit limit = SystemLimit.watches();
            return new Refusal(
                    Cause.WATCH_LIMIT,
                    message
                            + ": on Linux raise it with \"sysctl "
                            + limit.name()
                            + "=N\" and keep it in /etc/sysctl.d"
                            + limit.text()
                            + " path="
                            + directory);
        }
        if (message.contains("open files")) {
            return new Refusal(
                    Cause.DESCRIPTORS,
                    message
                            + ": on Linux raise \"ulimit -n\" or LimitNOFILE of its service path="
                            + directory);
        }
        return new Refusal(
                Cause.FAILURE, "cannot watch a directory: " + message + " path=" + directory);
    }
}
