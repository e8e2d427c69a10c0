package chronicle.core.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code /proc/PID/stat}. */
final class ProcStat {

    /** Field 22 of the file; 20 fields after the command's closing bracket. */
    private static final int START_TICKS_AFTER_COMMAND = 19;

    private ProcStat() {}

    /** This process; it asks for each queue that it opens, and there may be thousands. */
    private static final class Own {
        static final long PID = ProcessHandle.current().pid();
        static final long START_TICKS = look(PID);
    }

    /**
     * Start of a process in clock ticks since boot, or -1 when it is gone or there is no procfs.
     */
    static long startTicks(long pid) {
        return pid == Own.PID ? Own.START_TICKS : look(pid);
    }

    private static long look(long pid) {
        try {
            byte[] content = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            return parse(new String(content, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return -1;
        }
    }

    /** The command may hold blanks and brackets, so fields are counted from the last bracket on. */
    static long parse(String stat) {
        int end = stat.lastIndexOf(')');
        String[] fields = stat.substring(end + 1).strip().split(" ");
        return fields.length > START_TICKS_AFTER_COMMAND
                ? Long.parseLong(fields[START_TICKS_AFTER_COMMAND])
                : -1;
    }
}
