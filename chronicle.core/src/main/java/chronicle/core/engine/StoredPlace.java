package chronicle.core.engine;

import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Whether there is a record where a reader's stored position says, or the end of the last one.
 * After a power failure there need not be: the position may have reached the disk although the
 * records before it did not, and others may stand there by now.
 *
 * <p>A whole record, checksum included, is proof enough. Without one, as at the tail, the headers
 * of that one segment are walked: the control block's write_offset may have outlived its records
 * just as well.
 */
final class StoredPlace {

    private StoredPlace() {}

    /** The stored position, or the nearest place before it where reading can go on. */
    static StartPosition check(
            OsPrimitives os, Path queue, ControlBlock control, PositionFile stored) {
        int id = (int) stored.segmentId();
        int offset = (int) stored.offset();
        try (Segment segment = Segment.open(os, queue, id, control.segmentSize(), false)) {
            if (holdsRecord(segment.buffer(), offset)) {
                return StartPosition.at(id, offset);
            }
            int boundary = SegmentScan.boundary(segment.buffer(), offset);
            return StartPosition.setBack(id, boundary, offset - boundary);
        }
    }

    private static boolean holdsRecord(ByteBuffer segment, int offset) {
        int room = segment.capacity() - offset;
        if (room < RecordLayout.HEADER_LENGTH) {
            return false;
        }
        int commit = RecordLayout.commitWord(segment, offset);
        long payload = RecordLayout.payloadLength(commit);
        return commit != 0
                && RecordLayout.length(payload) <= room
                && RecordLayout.isSupported(segment, offset)
                && RecordLayout.typeId(segment, offset) != RecordLayout.PAD_TYPE
                && segment.getInt(offset + RecordLayout.CRC)
                        == new Checksum().of(segment, offset + RecordLayout.PAYLOAD, (int) payload);
    }
}
