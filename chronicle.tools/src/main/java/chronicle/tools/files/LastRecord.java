package chronicle.tools.files;

import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The last message of a queue, and where the records end.
 *
 * @param seq of the message, -1 when the queue holds none
 * @param timestampNs its time, epoch nanoseconds; 0 when the queue holds none
 * @param segment the tail's segment
 * @param end offset behind the last record in that segment
 */
public record LastRecord(long seq, long timestampNs, int segment, long end) {

    /** Most messages are shorter; a longer one is looked for in larger steps. */
    private static final int FIRST_STEP = 4096;

    private static final int TRIES = 3;

    /**
     * Finds it from the control block's hint: forward to where the records end, then backward to
     * the header that ends exactly there and whose checksum is right. Costs a few reads, however
     * long the queue is.
     *
     * @throws IOException when a file cannot be read, or ends before its records do
     */
    public static LastRecord find(Path queue, ControlFacts control) throws IOException {
        return find(queue, control, new Scratch());
    }

    /** As {@link #find(Path, ControlFacts)}, with buffers of the caller's. */
    public static LastRecord find(Path queue, ControlFacts control, Scratch scratch)
            throws IOException {
        ControlFacts now = control;
        for (int i = 1; ; i++) {
            try {
                return new Search(queue, now, scratch.window).find();
            } catch (NoSuchFileException e) {
                if (i == TRIES) {
                    throw e;
                }
                // The writer has moved on, and retention has deleted what was the tail.
                now = ControlFacts.read(queue, scratch);
            }
        }
    }

    /** One search; the segment size bounds every loop. */
    private record Search(Path queue, ControlFacts control, ByteBuffer window) {

        private LastRecord find() throws IOException {
            int tail = control.currentSegment();
            LastRecord last;
            try (SegmentWindow segment = new SegmentWindow(queue, tail, window)) {
                long limit = Math.min(control.segmentSize(), segment.length());
                long hint = control.writeOffset();
                boolean usable =
                        hint >= SegmentLayout.HEADER_LENGTH
                                && hint <= limit
                                && hint % RecordLayout.ALIGNMENT == 0;
                last = walk(segment, tail, usable ? hint : SegmentLayout.HEADER_LENGTH, limit);
                if (last.seq < 0) {
                    long end = last.end;
                    last = backward(segment, tail, end);
                    if (last == null) {
                        last = walk(segment, tail, SegmentLayout.HEADER_LENGTH, end);
                    }
                }
            }
            return last.seq >= 0 ? last : ofEarlierSegment(tail, last.end);
        }

        /** The tail segment holds no message yet: the one before it has the last, if any. */
        private LastRecord ofEarlierSegment(int tail, long end) throws IOException {
            if (tail > 0) {
                try (SegmentWindow before = new SegmentWindow(queue, tail - 1, window)) {
                    long limit = Math.min(control.segmentSize(), before.length());
                    LastRecord last = walk(before, tail - 1, SegmentLayout.HEADER_LENGTH, limit);
                    return new LastRecord(last.seq, last.timestampNs, tail, end);
                } catch (NoSuchFileException deleted) {
                    return new LastRecord(-1, 0, tail, end);
                }
            }
            return new LastRecord(-1, 0, tail, end);
        }

        private static LastRecord walk(SegmentWindow segment, int id, long from, long limit)
                throws IOException {
            long offset = from;
            long seq = -1;
            long timestamp = 0;
            while (offset + RecordLayout.HEADER_LENGTH <= limit) {
                int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
                ByteBuffer header = segment.buffer();
                int commit = header.getInt(at);
                long length = RecordLayout.length(RecordLayout.payloadLength(commit));
                if (commit == 0 || length > limit - offset) {
                    break;
                }
                if (RecordLayout.typeId(header, at) != RecordLayout.PAD_TYPE) {
                    seq = header.getLong(at + RecordLayout.SEQ);
                    timestamp = header.getLong(at + RecordLayout.TIMESTAMP);
                }
                offset += length;
            }
            return new LastRecord(seq, timestamp, id, offset);
        }

        /** Null when no header ends there, as behind padding. */
        private static LastRecord backward(SegmentWindow segment, int id, long end)
                throws IOException {
            long step = FIRST_STEP;
            long below = end;
            while (below > SegmentLayout.HEADER_LENGTH) {
                long from = Math.max(SegmentLayout.HEADER_LENGTH, below - step);
                for (long offset = below - RecordLayout.ALIGNMENT;
                        offset >= from;
                        offset -= RecordLayout.ALIGNMENT) {
                    // Reads the whole step at once, and the headers in it from the window.
                    segment.at(from, (int) (below - from));
                    if (endsAt(segment, offset, end)) {
                        int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
                        ByteBuffer header = segment.buffer();
                        return new LastRecord(
                                header.getLong(at + RecordLayout.SEQ),
                                header.getLong(at + RecordLayout.TIMESTAMP),
                                id,
                                end);
                    }
                }
                below = from;
                step = Math.min(segment.buffer().capacity(), step * 4);
            }
            return null;
        }

        private static boolean endsAt(SegmentWindow segment, long offset, long end)
                throws IOException {
            int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
            ByteBuffer header = segment.buffer();
            int commit = header.getInt(at);
            long payload = RecordLayout.payloadLength(commit);
            boolean fits = commit != 0 && RecordLayout.length(payload) == end - offset;
            if (!fits
                    || !RecordLayout.isSupported(header, at)
                    || RecordLayout.typeId(header, at) == RecordLayout.PAD_TYPE) {
                return false;
            }
            int stored = header.getInt(at + RecordLayout.CRC);
            return stored == segment.crc(offset + RecordLayout.PAYLOAD, payload);
        }
    }
}
