package chronicle.core.format;

import java.nio.ByteBuffer;

/**
 * Walks the record headers of one segment to where its records end. A pure function: it decides,
 * others repair.
 *
 * @param outcome how the records end
 * @param offset where they end; the segment's size when it is full
 * @param messages records passed, padding not counted
 * @param firstSeq seq of the first message, -1 when there was none
 * @param lastSeq seq of the last message, -1 when there was none
 */
public record SegmentScan(Outcome outcome, int offset, long messages, long firstSeq, long lastSeq) {

    /** How the records of a segment end. */
    public enum Outcome {
        /** A zero header, or exactly the end of the segment: append there. */
        CLEAN,
        /** A header that was begun and never committed, or a length that cannot be. */
        TORN
    }

    /** Offset of the first message, padding passed over, or -1 when there is none. */
    public static int firstMessage(ByteBuffer segment) {
        int size = segment.capacity();
        int offset = SegmentLayout.HEADER_LENGTH;
        while (offset + RecordLayout.HEADER_LENGTH <= size) {
            int commit = RecordLayout.commitWord(segment, offset);
            long length = RecordLayout.length(RecordLayout.payloadLength(commit));
            if (commit == 0 || length > size - offset) {
                return -1;
            }
            if (RecordLayout.typeId(segment, offset) != RecordLayout.PAD_TYPE) {
                return offset;
            }
            offset += (int) length;
        }
        return -1;
    }

    /**
     * Walks from the first record to the last place at or before {@code upTo} where a record begins
     * or the last one ends.
     */
    public static int boundary(ByteBuffer segment, int upTo) {
        int size = segment.capacity();
        int offset = SegmentLayout.HEADER_LENGTH;
        while (offset < upTo && offset + RecordLayout.HEADER_LENGTH <= size) {
            int commit = RecordLayout.commitWord(segment, offset);
            long length = RecordLayout.length(RecordLayout.payloadLength(commit));
            if (commit == 0 || length > upTo - offset) {
                break;
            }
            offset += (int) length;
        }
        return offset;
    }

    /**
     * Scans from {@code from}, which must be the first byte of a record or behind the last one.
     * Terminates on any content: every step moves on by at least one header.
     */
    public static SegmentScan scan(ByteBuffer segment, int from) {
        int size = segment.capacity();
        int offset = from;
        long messages = 0;
        long firstSeq = -1;
        long lastSeq = -1;
        while (offset + RecordLayout.HEADER_LENGTH <= size) {
            int commit = RecordLayout.commitWord(segment, offset);
            if (commit == 0) {
                Outcome outcome =
                        RecordLayout.isBlank(segment, offset) ? Outcome.CLEAN : Outcome.TORN;
                return new SegmentScan(outcome, offset, messages, firstSeq, lastSeq);
            }
            long length = RecordLayout.length(RecordLayout.payloadLength(commit));
            if (length > size - offset) {
                return new SegmentScan(Outcome.TORN, offset, messages, firstSeq, lastSeq);
            }
            if (RecordLayout.typeId(segment, offset) != RecordLayout.PAD_TYPE) {
                long seq = segment.getLong(offset + RecordLayout.SEQ);
                firstSeq = messages == 0 ? seq : firstSeq;
                lastSeq = seq;
                messages++;
            }
            offset += (int) length;
        }
        return new SegmentScan(Outcome.CLEAN, offset, messages, firstSeq, lastSeq);
    }
}
