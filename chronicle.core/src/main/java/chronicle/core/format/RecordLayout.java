package chronicle.core.format;

import java.nio.ByteBuffer;

/**
 * A record: a header of 64 bytes, the payload, and zeros up to the next 64-byte boundary.
 *
 * <pre>
 *   0  u32 commit word: 0 = not committed, n = committed with a payload of n - 1 bytes
 *   4  u8  message version (written 1, accepted 0 and 1)
 *   8  u64 seq
 *  16  u64 timestamp, epoch nanoseconds
 *  24  u16 type_id (0xFFFF = PAD)    26  u16 flags    28  u32 CRC-32 of the payload
 *  32..63  zero                      64  payload
 * </pre>
 *
 * <p>Only a commit word loaded with acquire and larger than 0 allows any other byte to be read; it
 * pairs with the release store in {@link #publish}.
 */
public final class RecordLayout {

    public static final int HEADER_LENGTH = 64;
    public static final int ALIGNMENT = 64;
    public static final int MESSAGE_VERSION = 1;
    public static final int PAD_TYPE = 0xFFFF;

    public static final int COMMIT = 0;
    public static final int VERSION = 4;
    public static final int SEQ = 8;
    public static final int TIMESTAMP = 16;
    public static final int TYPE = 24;
    public static final int FLAGS = 26;
    public static final int CRC = 28;
    public static final int PAYLOAD = 64;

    /** Commit word 0 and message version 1, as one store. */
    private static final long UNCOMMITTED = (long) MESSAGE_VERSION << 32;

    private RecordLayout() {}

    /** Bytes of a record with this payload; a payload that is too long for an int does not wrap. */
    public static long length(long payloadLength) {
        return (HEADER_LENGTH + payloadLength + ALIGNMENT - 1) & -ALIGNMENT;
    }

    public static int maxPayload(long segmentSize) {
        return (int) (segmentSize - 2L * HEADER_LENGTH);
    }

    /** The commit word; 0 means that nothing else may be read. */
    public static int commitWord(ByteBuffer segment, int offset) {
        return Words.getIntAcquire(segment, offset + COMMIT);
    }

    /** Payload length of a commit word that is not 0, as the unsigned number it is. */
    public static long payloadLength(int commitWord) {
        return (commitWord & 0xFFFF_FFFFL) - 1;
    }

    /**
     * Marks the place as under construction, before the first byte of payload: a writer that dies
     * from here on leaves a header that is not zero, which recovery takes for a torn record.
     */
    public static void begin(ByteBuffer segment, int offset, long seq) {
        segment.putLong(offset, UNCOMMITTED);
        segment.putLong(offset + SEQ, seq);
    }

    public static void describe(
            ByteBuffer segment, int offset, long timestampNs, int typeId, int crc) {
        segment.putLong(offset + TIMESTAMP, timestampNs);
        segment.putLong(offset + TYPE, (typeId & 0xFFFFL) | ((long) crc << 32));
    }

    /** Release: a reader that sees the commit word sees the whole record. */
    public static void publish(ByteBuffer segment, int offset, int payloadLength) {
        Words.setIntRelease(segment, offset + COMMIT, payloadLength + 1);
    }

    /** Takes everything from {@code offset} to the segment's end out of use. */
    public static void publishPad(ByteBuffer segment, int offset) {
        int payloadLength = segment.capacity() - offset - HEADER_LENGTH;
        begin(segment, offset, 0);
        describe(segment, offset, 0, PAD_TYPE, 0);
        publish(segment, offset, payloadLength);
    }

    /** Whether all 64 bytes of a header are zero. */
    public static boolean isBlank(ByteBuffer segment, int offset) {
        long any = 0;
        for (int at = offset; at < offset + HEADER_LENGTH; at += Long.BYTES) {
            any |= segment.getLong(at);
        }
        return any == 0;
    }

    /** Whether the message version is one that readers accept, 0 or 1. */
    public static boolean isSupported(ByteBuffer segment, int offset) {
        return (segment.get(offset + VERSION) & ~MESSAGE_VERSION) == 0;
    }

    public static int typeId(ByteBuffer segment, int offset) {
        return Short.toUnsignedInt(segment.getShort(offset + TYPE));
    }
}
