package chronicle.core.engine;

import chronicle.core.format.RecordImage;
import chronicle.core.format.RecordLayout;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A run of small records that are committed and checked, to be handed out one by one.
 *
 * <p>Checking several at once is what makes replay fast: one copy to the heap (checksums may not
 * touch a mapping, see decision 4) brings in many records, and their checksums are computed back to
 * back. Lengths are taken from the copy, so whoever scribbles on the file after the check cannot
 * change them any more. One thread.
 */
final class CheckedRun {

    /** Stays in the first-level cache beside everything else; a longer record is checked alone. */
    private static final int CAPACITY = 4096;

    private final byte[] copy = new byte[CAPACITY];
    private final CRC32 crc = new CRC32();

    /** Offsets in the segment: where the copy begins, and behind the last checked record. */
    private int from;

    private int to;

    void reset() {
        from = 0;
        to = 0;
    }

    /** Whether the record at this offset, at or behind the last one asked for, is checked. */
    boolean covers(int offset) {
        return offset < to;
    }

    /** Payload length of a covered record. */
    int payloadLength(int offset) {
        return (int)
                RecordLayout.payloadLength(
                        RecordImage.commitWord(RecordImage.begin(copy, offset - from)));
    }

    /**
     * Checks from {@code offset} on whatever is committed and fits. Ends before a record that has
     * something odd about it, padding included: that is for the caller to look at.
     *
     * @param alone only this record: one that just came in, with nothing behind it as a rule, where
     *     looking further would wait for a cache line that nobody has written yet
     * @return whether the record at {@code offset} is covered now
     */
    boolean check(ByteBuffer segment, int offset, boolean alone) {
        int end = committedEnd(segment, offset, alone);
        from = offset;
        to = offset;
        if (end > offset) {
            segment.get(offset, copy, 0, end - offset);
            to = offset + checkedLength(end - offset);
        }
        return to > offset;
    }

    private static int committedEnd(ByteBuffer segment, int offset, boolean alone) {
        int limit = Math.min(segment.capacity(), offset + CAPACITY);
        int end = offset;
        while (end + RecordLayout.HEADER_LENGTH <= limit) {
            int commit = RecordLayout.commitWord(segment, end);
            if (commit == 0) {
                break;
            }
            long length = RecordLayout.length(RecordLayout.payloadLength(commit));
            if (length > limit - end) {
                break;
            }
            end += (int) length;
            if (alone) {
                break;
            }
        }
        return end;
    }

    private int checkedLength(int available) {
        int at = 0;
        while (at < available) {
            long begin = RecordImage.begin(copy, at);
            long description = RecordImage.description(copy, at);
            int commit = RecordImage.commitWord(begin);
            long payload = RecordLayout.payloadLength(commit);
            long length = RecordLayout.length(payload);
            if (commit == 0
                    || length > available - at
                    || !RecordImage.isSupported(begin)
                    || RecordImage.typeId(description) == RecordLayout.PAD_TYPE) {
                break;
            }
            crc.reset();
            crc.update(copy, at + RecordLayout.PAYLOAD, (int) payload);
            if ((int) crc.getValue() != RecordImage.crc(description)) {
                break;
            }
            at += (int) length;
        }
        return at;
    }
}
