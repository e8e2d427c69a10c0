package chronicle.core.engine;

import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.OsPrimitives;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Walks the records of one queue, across segments. Looking and stepping are apart: {@link #peek()}
 * finds and checks the next message as often as it is asked, {@link #advance()} goes behind it.
 * Holds one segment mapped at a time, read-only. One thread.
 */
final class Cursor implements AutoCloseable {

    private final OsPrimitives os;
    private final Path queue;
    private final ControlBlock control;
    private final long segmentSize;
    private final DeadWriterRule deadWriter;
    private final Checksum checksum;
    private final RecordView view = new RecordView();

    private Segment segment;
    private ByteBuffer buffer;
    private int size;
    private int offset;

    /** Length of the message that peek found at offset, 0 when it has not found one. */
    private int found;

    /**
     * @param deadWriter what to do at the end of a segment that its writer did not seal
     * @param checked whether payloads are checked against their CRC
     */
    Cursor(
            OsPrimitives os,
            Path queue,
            ControlBlock control,
            DeadWriterRule deadWriter,
            boolean checked) {
        this.os = os;
        this.queue = queue;
        this.control = control;
        this.segmentSize = control.segmentSize();
        this.deadWriter = deadWriter;
        this.checksum = checked ? new Checksum() : null;
    }

    /** Goes to a position; it must be a record's first byte or behind the last one. */
    void moveTo(int segmentId, int newOffset) {
        enter(Segment.open(os, queue, segmentId, segmentSize, false), newOffset);
    }

    private void enter(Segment next, int newOffset) {
        Segment old = segment;
        segment = next;
        buffer = next.buffer();
        size = buffer.capacity();
        offset = newOffset;
        found = 0;
        view.attach(next);
        if (old != null) {
            old.close();
        }
    }

    /**
     * Whether there is a message to read now; passes padding and moves on to the next segment where
     * there is one.
     *
     * @throws QueueException CORRUPT or UNSUPPORTED at a record that cannot be, SEGMENT_GONE when
     *     the next segment should exist and does not
     */
    boolean peek() {
        if (found != 0) {
            return true;
        }
        if (segment == null) {
            throw Failures.closed("reader", queue);
        }
        do {
            while (offset + RecordLayout.HEADER_LENGTH <= size) {
                int commit = RecordLayout.commitWord(buffer, offset);
                if (commit == 0) {
                    break;
                }
                if (examine(commit)) {
                    return true;
                }
            }
        } while (moveOn());
        return false;
    }

    /** Checks the committed record at offset; steps over it and says false when it is padding. */
    private boolean examine(int commit) {
        long payloadLength = RecordLayout.payloadLength(commit);
        long recordLength = RecordLayout.length(payloadLength);
        if (recordLength > size - offset) {
            throw corrupt("a record crosses the end of its segment, length=" + payloadLength);
        }
        int version = buffer.get(offset + RecordLayout.VERSION);
        if ((version & ~RecordLayout.MESSAGE_VERSION) != 0) {
            throw new QueueException(
                    Category.UNSUPPORTED,
                    "message version is not 0 or 1: "
                            + (version & 0xFF)
                            + " path="
                            + segment.file()
                            + " offset="
                            + offset);
        }
        if (RecordLayout.typeId(buffer, offset) == RecordLayout.PAD_TYPE) {
            offset += (int) recordLength;
            return false;
        }
        if (checksum != null) {
            int stored = buffer.getInt(offset + RecordLayout.CRC);
            int actual = checksum.of(buffer, offset + RecordLayout.PAYLOAD, (int) payloadLength);
            if (stored != actual) {
                throw corrupt(
                        "payload does not match its CRC, stored=0x"
                                + Integer.toHexString(stored)
                                + " computed=0x"
                                + Integer.toHexString(actual));
            }
        }
        view.moveTo(offset, (int) payloadLength);
        found = (int) recordLength;
        return true;
    }

    private QueueException corrupt(String what) {
        return QueueException.corrupt(what, segment.file(), segment.id(), offset);
    }

    /**
     * Goes to the next segment, when this one is finished and nothing is left in it. The commit
     * word is looked at again after the seal was seen: a record may have been committed between the
     * first look and the seal.
     */
    private boolean moveOn() {
        int id = segment.id();
        if (Integer.compareUnsigned(control.currentSegment(), id) <= 0) {
            return false;
        }
        boolean nextExists = SegmentFiles.exists(queue, id + 1);
        if (!segment.sealed()) {
            if (!nextExists || !deadWriter.mayLeave(segment, offset)) {
                return false;
            }
        }
        if (offset + RecordLayout.HEADER_LENGTH <= size
                && RecordLayout.commitWord(buffer, offset) != 0) {
            return true;
        }
        if (!nextExists) {
            throw new QueueException(
                    Category.SEGMENT_GONE,
                    "the segment is sealed and the next one does not exist path="
                            + queue
                            + " segment="
                            + (id + 1));
        }
        enter(Segment.open(os, queue, id + 1, segmentSize, false), SegmentLayout.HEADER_LENGTH);
        return true;
    }

    /** Whether the files behind the mappings have become shorter than what is mapped of them. */
    boolean isTruncated() {
        return Failures.isShorter(segment.file(), segmentSize)
                || Failures.isShorter(queue.resolve(QueueFiles.CONTROL), ControlLayout.LENGTH);
    }

    /** The message that peek found. */
    MessageView message() {
        return view;
    }

    void advance() {
        offset += found;
        found = 0;
    }

    int segmentId() {
        return segment.id();
    }

    int offset() {
        return offset;
    }

    boolean isClosed() {
        return segment == null;
    }

    @Override
    public void close() {
        if (segment != null) {
            view.detach();
            segment.close();
            segment = null;
            buffer = null;
            found = 0;
        }
    }
}
