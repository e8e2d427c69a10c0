package chronicle.core.format;

import java.nio.ByteBuffer;

/**
 * A segment file: a header of 64 bytes, then records, each on a 64-byte boundary.
 *
 * <pre>
 *   0  u32 magic    4  u32 version    8  u32 segment_id    12  u32 flags (bit 0 = SEALED)
 *  16..63  zero
 * </pre>
 */
public final class SegmentLayout {

    public static final int HEADER_LENGTH = 64;
    public static final int MAGIC_VALUE = 0x53454730;
    public static final int VERSION_VALUE = 1;

    public static final int MAGIC = 0;
    public static final int VERSION = 4;
    public static final int SEGMENT_ID = 8;
    public static final int FLAGS = 12;

    public static final int SEALED = 1;

    /** One header and the smallest record; less holds nothing. */
    public static final long MIN_SIZE = HEADER_LENGTH + 2L * RecordLayout.HEADER_LENGTH;

    /** A mapping here is one buffer, so a segment stays below 2 GiB; half of it is plenty. */
    public static final long MAX_SIZE = 1L << 30;

    private SegmentLayout() {}

    /** What is wrong with a segment size, as the start of a sentence, or null when it is sound. */
    public static String sizeDefect(long size) {
        if (size < MIN_SIZE || size > MAX_SIZE || size % RecordLayout.ALIGNMENT != 0) {
            return "segment size is not a multiple of 64 from "
                    + MIN_SIZE
                    + " to "
                    + MAX_SIZE
                    + ": "
                    + size;
        }
        return null;
    }

    /** What is wrong with a segment's header, as the start of a sentence, or null. */
    public static String defect(ByteBuffer segment, int id) {
        if (segment.getInt(MAGIC) != MAGIC_VALUE) {
            return "not a segment, magic is 0x" + Integer.toHexString(segment.getInt(MAGIC));
        }
        if (segment.getInt(SEGMENT_ID) != id) {
            return "segment header names another segment, " + segment.getInt(SEGMENT_ID);
        }
        return null;
    }

    /** That this program does not know what it says, as a sentence, or null. */
    public static String versionDefect(ByteBuffer segment) {
        int version = segment.getInt(VERSION);
        return version == VERSION_VALUE
                ? null
                : "segment version is not " + VERSION_VALUE + ": " + version;
    }

    public static void writeHeader(ByteBuffer segment, int id) {
        segment.putInt(MAGIC, MAGIC_VALUE);
        segment.putInt(VERSION, VERSION_VALUE);
        segment.putInt(SEGMENT_ID, id);
    }

    /** Acquire; pairs with the release in {@link #seal}. */
    public static boolean isSealed(ByteBuffer segment) {
        return (Words.getIntAcquire(segment, FLAGS) & SEALED) != 0;
    }

    /** Release: who sees the flag sees every record committed before. */
    public static void seal(ByteBuffer segment) {
        Words.setIntRelease(segment, FLAGS, segment.getInt(FLAGS) | SEALED);
    }
}
