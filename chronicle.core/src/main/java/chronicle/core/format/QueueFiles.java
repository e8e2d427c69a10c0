package chronicle.core.format;

import java.nio.file.Path;
import java.util.OptionalInt;

/** Names of the files in a queue directory. Taken apart by hand: there may be thousands of them. */
public final class QueueFiles {

    public static final String READY = "READY";
    public static final String CONTROL = "control.meta";
    public static final String CONTROL_TMP = "control.tmp";
    public static final String WRITER_LOCK = "writer.lock";
    public static final String INDEX = "index.meta";
    public static final String INDEX_TMP = "index.tmp";
    public static final String READERS = "readers";

    /** Bytes of {@code index.meta}: u64 segment id, u64 offset. */
    public static final int INDEX_LENGTH = 16;

    private static final String SEGMENT_SUFFIX = ".q";
    private static final String POSITION_SUFFIX = ".meta";
    private static final String MISSED_SUFFIX = ".missed";
    private static final int SEGMENT_DIGITS = 9;
    private static final int LONGEST_READER = 128;

    private QueueFiles() {}

    public static Path segment(Path queue, int id) {
        return queue.resolve(segmentName(id));
    }

    public static Path segmentTmp(Path queue, int id) {
        return queue.resolve(segmentName(id) + ".tmp");
    }

    /** At least nine digits; written out by hand because a format string depends on the locale. */
    private static String segmentName(int id) {
        String digits = Integer.toUnsignedString(id);
        return "0".repeat(Math.max(0, SEGMENT_DIGITS - digits.length())) + digits + SEGMENT_SUFFIX;
    }

    /** The id that a segment's file name stands for; empty for any other name. */
    public static OptionalInt segmentId(String fileName) {
        int digits = fileName.length() - SEGMENT_SUFFIX.length();
        boolean plain = digits == SEGMENT_DIGITS;
        boolean large = digits == SEGMENT_DIGITS + 1 && fileName.charAt(0) != '0';
        if (!(plain || large) || !fileName.endsWith(SEGMENT_SUFFIX)) {
            return OptionalInt.empty();
        }
        long id = 0;
        for (int i = 0; i < digits; i++) {
            char c = fileName.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            id = 10 * id + c - '0';
        }
        return id <= Integer.MAX_VALUE ? OptionalInt.of((int) id) : OptionalInt.empty();
    }

    /** 1 to 128 of {@code [A-Za-z0-9._-]}, and no leading dot. */
    public static boolean isReaderName(String name) {
        int length = name.length();
        if (length == 0 || length > LONGEST_READER || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    public static Path position(Path queue, String reader) {
        return queue.resolve(READERS).resolve(reader + POSITION_SUFFIX);
    }

    /** What was deleted unread while the reader was away; not part of the shared format. */
    public static Path missed(Path queue, String reader) {
        return queue.resolve(READERS).resolve(reader + MISSED_SUFFIX);
    }

    /** The reader that a position file belongs to, or null for any other name. */
    public static String readerOf(String fileName) {
        if (!fileName.endsWith(POSITION_SUFFIX)) {
            return null;
        }
        String name = fileName.substring(0, fileName.length() - POSITION_SUFFIX.length());
        return isReaderName(name) ? name : null;
    }
}
