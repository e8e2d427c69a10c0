package chronicle.core.engine;

import chronicle.core.WriterOptions;
import chronicle.core.engine.ReaderPositions.Registered;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A segment that is deleted although readers need it: counts what they lose, and leaves word for
 * those that stand in it. Still mapped here when its file is gone. One thread.
 */
final class UnreadSegment implements AutoCloseable {

    private final Path queue;
    private final Segment segment;
    private final WriterOptions options;

    /** The offset that was noted last, by reader. */
    private final Map<String, Long> noted = new HashMap<>();

    UnreadSegment(OsPrimitives os, Path queue, int id, long segmentSize, WriterOptions options) {
        this.queue = queue;
        this.options = options;
        this.segment = Segment.open(os, queue, id, segmentSize, false);
    }

    /** How many messages of it the slowest of these readers has not read. */
    long unread(List<Registered> behind) {
        long most = 0;
        for (Registered reader : behind) {
            int from = standsHere(reader) ? (int) reader.offset() : SegmentLayout.HEADER_LENGTH;
            most = Math.max(most, SegmentScan.scan(segment.buffer(), from).messages());
        }
        return most;
    }

    /**
     * Leaves word for those who stand in this segment, unless it was left for the same place.
     *
     * @return whether there was anything new to say
     */
    boolean note(List<Registered> readers) throws IOException {
        boolean anything = false;
        for (Registered reader : readers) {
            if (standsHere(reader) && !isNoted(reader)) {
                long next = nextSeq(segment.buffer(), (int) reader.offset());
                if (next >= 0) {
                    MissedNote.leave(queue, reader, next, options.fileMode());
                }
                noted.put(reader.name(), reader.offset());
                anything = true;
            }
        }
        return anything;
    }

    private boolean isNoted(Registered reader) {
        Long offset = noted.get(reader.name());
        return offset != null && offset == reader.offset();
    }

    private boolean standsHere(Registered reader) {
        long offset = reader.offset();
        return reader.segmentId() == segment.id()
                && offset >= SegmentLayout.HEADER_LENGTH
                && offset <= segment.buffer().capacity()
                && offset % SegmentLayout.HEADER_LENGTH == 0;
    }

    /**
     * The seq of the message that comes next at a place of a segment that has been left by its
     * writer, or Gap.UNKNOWN when it holds no message at all.
     */
    static long nextSeq(ByteBuffer buffer, int offset) {
        SegmentScan rest = SegmentScan.scan(buffer, offset);
        if (rest.messages() > 0) {
            return rest.firstSeq();
        }
        SegmentScan all = SegmentScan.scan(buffer, SegmentLayout.HEADER_LENGTH);
        return all.messages() > 0 ? all.lastSeq() + 1 : Gap.UNKNOWN;
    }

    @Override
    public void close() {
        segment.close();
    }
}
