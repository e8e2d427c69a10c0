package chronicle.core.format;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Names of the files in a queue directory. */
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
    private static final Pattern SEGMENT = Pattern.compile("(?:[0-9]{9}|[1-9][0-9]{9})\\.q");
    private static final Pattern READER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

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
        return "0".repeat(Math.max(0, 9 - digits.length())) + digits + SEGMENT_SUFFIX;
    }

    /** The id that a segment's file name stands for; empty for any other name. */
    public static OptionalInt segmentId(String fileName) {
        if (!SEGMENT.matcher(fileName).matches()) {
            return OptionalInt.empty();
        }
        long id = Long.parseLong(fileName.substring(0, fileName.length() - 2));
        return id <= Integer.MAX_VALUE ? OptionalInt.of((int) id) : OptionalInt.empty();
    }

    public static boolean isReaderName(String name) {
        return READER.matcher(name).matches();
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
