package chronicle.core.engine;

import chronicle.core.format.RecordImage;
import chronicle.core.format.RecordLayout;
import java.nio.ByteBuffer;

/**
 * A run of small records that are committed and checked, to be handed out one by one.
 *
 * <p>Checking several at once is what makes replay fast: one copy to the heap (checksums may not
 * touch a mapping, see decision 4) brings in many records, and their checksums are computed back to
 * back. Lengths and timestamps are kept from the copy, so whoever scribbles on the file after the
 * check cannot change them any more; the copy itself is not needed after that. One thread.
 */
final class CheckedRun {

    /** Stays in the first-level cache beside everything else; a longer record is checked alone. */
    private static final int CAPACITY = 1024;

    /** Timestamp and payload length of each record that is checked, in turns. */
    private final long[] records = new long[2 * CAPACITY / RecordLayout.HEADER_LENGTH];

    /** Where in that array the next record and the end are. */
    private int next;

    private int end;

    /**
     * How many bytes are worth to be touched ahead: as many as the last run made use of, and more
     * where that was full. Beyond the tail a writer would have to take its cache lines back.
     */
    private int reach;

    /** Whether it ended for want of room: more is committed behind it, or may be. */
    private boolean full;

    /** Keeps the loads of {@link #touch} from being left out. */
    private int touched;

    void reset() {
        next = 0;
        end = 0;
    }

    /** Whether the record behind the last one that was asked for is checked. */
    boolean hasNext() {
        return next < end;
    }

    /** Goes to that record, and says how long its payload is. */
    int next() {
        int length = (int) records[next + 1];
        next += 2;
        return length;
    }

    /** Whether all were asked for and more is likely to be behind them. */
    boolean isUsedUp() {
        return full && next == end;
    }

    /** The timestamp of the record behind the last one that was asked for; there has to be one. */
    long nextTimestampNs() {
        return records[next];
    }

    /** Whether a record of this run was asked for. */
    boolean isBegun() {
        return next > 0;
    }

    /** The timestamp of the record that was asked for last. */
    long timestampNs() {
        return records[next - 2];
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
        int limit = Math.min(segment.capacity(), offset + CAPACITY);
        if (!alone) {
            touch(segment, offset, Math.min(limit, offset + reach));
        }
        int length = committedEnd(segment, offset, limit, alone) - offset;
        full = !alone && isFull(segment, offset + length, limit);
        reach = full ? Math.min(CAPACITY, 2 * Math.max(length, reach)) : length;
        reset();
        if (length > 0) {
            segment.get(offset, checksum.copy(), 0, length);
            end = checked(checksum, length);
        }
        return end > 0;
    }

    /**
     * As {@link Cursor#touch()}, for what comes behind the record that was asked for last, and for
     * the next run when this one is about to be used up.
     *
     * @param behind where the record behind that one is
     */
    long touch(ByteBuffer segment, int behind) {
        if (next == end) {
            return 0;
        }
        if (full && next + 2 == end) {
            int offset = behind + (int) RecordLayout.length(records[next + 1]);
            touch(segment, offset, Math.min(segment.capacity(), offset + reach));
        }
        return records[next];
    }

    /**
     * Brings in what is probably committed, all cache lines at once: the walk over commit words has
     * to have seen one to know where the next one is, which among many lanes, where no processor
     * can guess what comes next, meant to wait for each. What is loaded here counts for nothing,
     * since it came without acquire.
     */
    private void touch(ByteBuffer segment, int offset, int to) {
        int any = 0;
        for (int at = offset; at <= to - Integer.BYTES; at += RecordLayout.ALIGNMENT) {
            any += segment.getInt(at);
        }
        touched = any;
    }

    private static boolean isFull(ByteBuffer segment, int end, int limit) {
        return end + RecordLayout.HEADER_LENGTH > limit
                || RecordLayout.commitWord(segment, end) != 0;
    }

    private static int committedEnd(ByteBuffer segment, int offset, int limit, boolean alone) {
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
        int index = 0;
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
            records[index] = RecordImage.timestampNs(copy, at);
            records[index + 1] = payload;
            index += 2;
            at += (int) length;
        }
        return index;
    }
}
