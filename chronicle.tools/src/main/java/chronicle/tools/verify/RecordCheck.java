package chronicle.tools.verify;

import chronicle.core.format.RecordLayout;
import chronicle.tools.files.SegmentWindow;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One look at the place of a record.
 *
 * @param kind what stands there
 * @param length bytes to the next record, 0 when that cannot be told
 * @param seq of the message, -1 when it is none
 * @param defect what is wrong with it, as a clause; null when it is sound
 */
record RecordCheck(Kind kind, long length, long seq, String defect) {

    private static final long MOST_TIMES = 8;

    /** What can stand where a record begins. */
    enum Kind {
        /** Nothing is committed here. */
        END,
        /** A committed message, sound or not, that can be stepped over. */
        MESSAGE,
        PADDING,
        /** Committed, and its length cannot be. */
        BROKEN
    }

    /**
     * @param limit where the segment ends
     */
    static RecordCheck at(SegmentWindow segment, long offset, long limit) throws IOException {
        int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
        ByteBuffer header = segment.buffer();
        int commit = header.getInt(at);
        if (commit == 0) {
            return new RecordCheck(Kind.END, 0, -1, null);
        }
        long payload = RecordLayout.payloadLength(commit);
        long length = RecordLayout.length(payload);
        if (length > limit - offset) {
            String what = "a record crosses the end of its segment, payload_length=" + payload;
            return new RecordCheck(Kind.BROKEN, 0, -1, what);
        }
        if (RecordLayout.typeId(header, at) == RecordLayout.PAD_TYPE) {
            return new RecordCheck(Kind.PADDING, length, -1, null);
        }
        long seq = header.getLong(at + RecordLayout.SEQ);
        if (!RecordLayout.isSupported(header, at)) {
            int version = header.get(at + RecordLayout.VERSION) & 0xFF;
            String what = "message version is not 0 or 1: " + version;
            return new RecordCheck(Kind.MESSAGE, length, seq, what);
        }
        int stored = header.getInt(at + RecordLayout.CRC);
        int actual = segment.crc(offset + RecordLayout.PAYLOAD, payload);
        String what =
                stored == actual
                        ? null
                        : "payload does not match its CRC, stored=0x"
                                + Integer.toHexString(stored)
                                + " computed=0x"
                                + Integer.toHexString(actual);
        return new RecordCheck(Kind.MESSAGE, length, seq, what);
    }

    /**
     * Where the next sound message stands, on any boundary from {@code from} on, whatever is before
     * it. What looks like headers all over is not followed for ever: {@value #MOST_TIMES} times the
     * bytes of the segment are read at most.
     *
     * @param after its seq is larger than this
     * @return its offset, or -1
     */
    static long nextSound(SegmentWindow segment, long from, long limit, long after)
            throws IOException {
        long left = MOST_TIMES * limit;
        long offset = from;
        while (left > 0 && offset + RecordLayout.HEADER_LENGTH <= limit) {
            long something = segment.firstNonZero(offset, limit);
            if (something < 0) {
                return -1;
            }
            offset = something & -RecordLayout.ALIGNMENT;
            if (offset + RecordLayout.HEADER_LENGTH > limit) {
                return -1;
            }
            if (mayBeMessage(segment, offset, limit, after)) {
                RecordCheck check = at(segment, offset, limit);
                if (check.kind == Kind.MESSAGE && check.defect == null) {
                    return offset;
                }
                left -= check.length;
            }
            offset += RecordLayout.ALIGNMENT;
        }
        return -1;
    }

    /** By the header alone, which costs no checksum. */
    private static boolean mayBeMessage(SegmentWindow segment, long offset, long limit, long after)
            throws IOException {
        int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
        ByteBuffer header = segment.buffer();
        int commit = header.getInt(at);
        long length = RecordLayout.length(RecordLayout.payloadLength(commit));
        long unused = 0;
        for (int i = RecordLayout.CRC + 4; i < RecordLayout.HEADER_LENGTH; i += Long.BYTES) {
            unused |= header.getLong(at + i);
        }
        return commit != 0
                && length <= limit - offset
                && unused == 0
                && header.getLong(at + RecordLayout.SEQ) > after;
    }
}
