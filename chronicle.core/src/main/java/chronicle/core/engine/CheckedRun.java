package chronicle.core.engine;

import chronicle.core.format.RecordImage;
import chronicle.core.format.RecordLayout;
import java.nio.ByteBuffer;

/**
 * A run of small records that are committed and checked, to be handed out one by one.
 *
 * <p>Checking several at once is what makes replay fast: one copy to the heap (checksums may not
 * touch a mapping, see decision 4) brings in many records, and their checksums are computed back to
 * back. Lengths are kept from the copy, so whoever scribbles on the file after the check cannot
 * change them any more; the copy itself is not needed after that. One thread.
 */
final class CheckedRun {

    /** Stays in the first-level cache beside everything else; a longer record is checked alone. */
    private static final int CAPACITY = Checksum.PIECE;

    /** Payload lengths of the records that are checked. */
    private final int[] lengths = new int[CAPACITY / RecordLayout.HEADER_LENGTH];

    private int next;
    private int count;

    void reset() {
        next = 0;
        count = 0;
    }

    /** Whether the record behind the last one that was asked for is checked. */
    boolean hasNext() {
        return next < count;
    }

    /** Payload length of that record. */
    int next() {
        return lengths[next++];
    }

    /**
     * Checks from {@code offset} on whatever is committed and fits. Ends before a record that has
     * something odd about it, padding included: that is for the caller to look at.
     *
     * @param alone only this record: one that just came in, with nothing behind it as a rule, where
     *     looking further would wait for a cache line that nobody has written yet
     * @param checksum overwritten
     * @return whether the record at {@code offset} is checked now
     */
    boolean check(ByteBuffer segment, int offset, boolean alone, Checksum checksum) {
        int end = committedEnd(segment, offset, alone);
        reset();
        if (end > offset) {
            segment.get(offset, checksum.copy(), 0, end - offset);
            count = checked(checksum, end - offset);
        }
        return count > 0;
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

    private int checked(Checksum checksum, int available) {
        byte[] copy = checksum.copy();
        int records = 0;
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
            if (checksum.of(copy, at + RecordLayout.PAYLOAD, (int) payload)
                    != RecordImage.crc(description)) {
                break;
            }
            lengths[records++] = (int) payload;
            at += (int) length;
        }
        return records;
    }
}
