package chronicle.tools.doctor.exam;

import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.SegmentList;
import chronicle.tools.files.SegmentWindow;
import chronicle.tools.text.Reason;
import chronicle.tools.text.SafeText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All segments of a queue, the last ones walked record by record.
 *
 * @param tail the last one in use: that of the control block, or a later one that holds records
 * @param all by id
 */
public record SegmentFacts(int tail, List<One> all) {

    /**
     * One segment file.
     *
     * @param sealed whether its writer has left it
     * @param used whether it holds a record
     * @param tornAt where a record was begun and never committed, or -1
     * @param damage what is wrong with it, a sentence; empty when nothing is, as far as was looked
     */
    public record One(
            int id, Path file, boolean sealed, boolean used, long tornAt, String damage) {}

    /**
     * @param locked whether a writer lives, beside whom a begun record is nothing
     * @param checkedBytes how much of the queue is walked with its checksums, the newest first
     * @param window to read segments through
     * @param reading is told of every record that was read
     */
    static SegmentFacts of(
            Path queue,
            ControlFacts control,
            boolean locked,
            long checkedBytes,
            ByteBuffer window,
            Reading reading)
            throws IOException {
        List<One> all = new ArrayList<>();
        long left = checkedBytes;
        int tail = control.currentSegment();
        for (int id : SegmentList.of(queue).descendingSet()) {
            try (SegmentWindow segment = new SegmentWindow(queue, id, window)) {
                boolean walked = left >= control.segmentSize() || all.isEmpty();
                left -= control.segmentSize();
                One one =
                        new Walk(segment, id, control, walked, reading).look(id >= tail && !locked);
                tail = one.used ? Math.max(tail, id) : tail;
                all.add(one);
            } catch (NoSuchFileException deleted) {
                // By retention, just now.
                continue;
            } catch (AccessDeniedException closed) {
                // No word about the segment.
                throw closed;
            } catch (IOException e) {
                Path file = QueueFiles.segment(queue, id);
                all.add(new One(id, file, true, false, -1, SafeText.of(Reason.of(e))));
            }
        }
        Collections.reverse(all);
        return new SegmentFacts(tail, List.copyOf(all));
    }

    /** Bytes of the files that are called segments. */
    static long bytesOnDisk(Path queue) throws IOException {
        long bytes = 0;
        for (int id : SegmentList.of(queue)) {
            Look look = Look.at(QueueFiles.segment(queue, id));
            bytes += look == null ? 0 : look.size();
        }
        return bytes;
    }

    /** Goes over one file. */
    private record Walk(
            SegmentWindow segment, int id, ControlFacts control, boolean walked, Reading reading) {

        /**
         * @param mayBeTorn whether recovery will look at the end of this segment
         */
        One look(boolean mayBeTorn) throws IOException {
            long size = control.segmentSize();
            if (segment.length() != size) {
                return one(true, false, -1, "it has " + segment.length() + " bytes, not " + size);
            }
            int header = segment.at(0, SegmentLayout.HEADER_LENGTH + RecordLayout.HEADER_LENGTH);
            ByteBuffer bytes = segment.buffer().slice(header, SegmentLayout.HEADER_LENGTH);
            bytes.order(segment.buffer().order());
            String defect = SegmentLayout.defect(bytes, id);
            if (defect == null) {
                defect = SegmentLayout.versionDefect(bytes);
            }
            boolean sealed = (bytes.getInt(SegmentLayout.FLAGS) & SegmentLayout.SEALED) != 0;
            boolean used = segment.commitWord(SegmentLayout.HEADER_LENGTH) != 0;
            if (defect != null) {
                return one(sealed, used, -1, defect);
            }
            return walked ? walk(sealed, used, mayBeTorn) : one(sealed, used, -1, "");
        }

        private One walk(boolean sealed, boolean used, boolean mayBeTorn) throws IOException {
            long size = control.segmentSize();
            long offset = SegmentLayout.HEADER_LENGTH;
            while (offset + RecordLayout.HEADER_LENGTH <= size) {
                int at = segment.at(offset, RecordLayout.HEADER_LENGTH);
                ByteBuffer header = segment.buffer();
                int commit = header.getInt(at);
                long payload = RecordLayout.payloadLength(commit);
                if (commit == 0) {
                    boolean begun = !RecordLayout.isBlank(header, at);
                    return one(sealed, used, begun && mayBeTorn && !sealed ? offset : -1, "");
                }
                if (RecordLayout.length(payload) > size - offset) {
                    return mayBeTorn && !sealed
                            ? one(sealed, used, offset, "")
                            : one(sealed, used, -1, "a record crosses the end" + place(offset));
                }
                if (RecordLayout.typeId(header, at) != RecordLayout.PAD_TYPE) {
                    int stored = header.getInt(at + RecordLayout.CRC);
                    if (stored != segment.crc(offset + RecordLayout.PAYLOAD, payload)) {
                        return one(
                                sealed, used, -1, "a record's checksum is wrong" + place(offset));
                    }
                }
                offset += RecordLayout.length(payload);
                reading.advance(RecordLayout.length(payload));
            }
            return one(sealed, used, -1, "");
        }

        private static String place(long offset) {
            return ", offset=" + offset;
        }

        private One one(boolean sealed, boolean used, long tornAt, String damage) {
            return new One(id, segment.file(), sealed, used, tornAt, damage);
        }
    }
}
