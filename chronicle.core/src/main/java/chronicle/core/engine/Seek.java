package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the first message of a queue whose seq, or timestamp, is at least a given one: binary
 * search over the first messages of the segments, then a walk over the headers of one.
 *
 * <p>Within one writer's queue seq rises. Timestamps rise as long as writers' clocks do; where one
 * stepped back, messages of an earlier time may follow the place that is found.
 */
final class Seek {

    private static final Logger LOG = LoggerFactory.getLogger(Seek.class);

    /** Which field of the header is searched. */
    enum Key {
        SEQ(RecordLayout.SEQ),
        TIMESTAMP(RecordLayout.TIMESTAMP);

        private final int field;

        Key(int field) {
            this.field = field;
        }

        boolean isBefore(ByteBuffer segment, int record, long wanted) {
            return Long.compareUnsigned(segment.getLong(record + field), wanted) < 0;
        }
    }

    private final OsPrimitives os;
    private final Path queue;
    private final long segmentSize;
    private final Key key;
    private final long wanted;

    Seek(OsPrimitives os, Path queue, long segmentSize, Key key, long wanted) {
        this.os = os;
        this.queue = queue;
        this.segmentSize = segmentSize;
        this.key = key;
        this.wanted = wanted;
    }

    /**
     * @param behind where to go when there is no such message: behind the last one
     */
    StartPosition find(StartPosition behind) {
        List<Integer> ids =
                new ArrayList<>(SegmentFiles.ids(os, queue).headSet(behind.segmentId()));
        ids.add(behind.segmentId());
        // The last segment that begins before what is wanted holds it, or the next one begins with
        // it.
        int low = 0;
        int high = ids.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int begun = beginsBefore(ids, middle, high);
            if (begun >= 0) {
                low = begun;
            } else {
                high = middle - 1;
            }
        }
        for (int i = low; i < ids.size(); i++) {
            try {
                int offset = firstAtLeast(ids.get(i));
                if (offset >= 0) {
                    return StartPosition.at(ids.get(i), offset);
                }
            } catch (QueueException e) {
                return beginningWithWanted(ids, i + 1).orElseThrow(() -> e);
            }
        }
        return behind;
    }

    /**
     * Where the next segment that can be read begins, if that is with the very seq that is wanted:
     * then no segment before it holds it, and what is damaged of them is in nobody's way.
     */
    private Optional<StartPosition> beginningWithWanted(List<Integer> ids, int from) {
        for (int id : key == Key.SEQ ? ids.subList(from, ids.size()) : List.<Integer>of()) {
            try (Segment segment = Segment.open(os, queue, id, segmentSize, false)) {
                ByteBuffer buffer = segment.buffer();
                int first = SegmentScan.firstMessage(buffer);
                if (first >= 0) {
                    return buffer.getLong(first + RecordLayout.SEQ) == wanted
                            ? Optional.of(StartPosition.at(id, first))
                            : Optional.empty();
                }
            } catch (QueueException e) {
                LOG.debug("passed over by a search queue={} segment={}", queue, id, e);
            }
        }
        return Optional.empty();
    }

    /**
     * The index of the first segment from {@code from} on that holds messages at all, if it begins
     * before what is wanted; -1 if it does not, or there is none up to {@code to}. What cannot be
     * read is passed over: the walk comes by it, unless what is wanted lies elsewhere.
     */
    private int beginsBefore(List<Integer> ids, int from, int to) {
        for (int i = from; i <= to; i++) {
            try (Segment segment = Segment.open(os, queue, ids.get(i), segmentSize, false)) {
                int first = SegmentScan.firstMessage(segment.buffer());
                if (first >= 0) {
                    return key.isBefore(segment.buffer(), first, wanted) ? i : -1;
                }
            } catch (QueueException e) {
                if (e.category() == Category.NOT_FOUND) {
                    // Deleted since, and all before it: whatever is wanted lies behind.
                    return i;
                }
                LOG.debug("passed over by a search queue={} segment={}", queue, ids.get(i), e);
            }
        }
        return -1;
    }

    private int firstAtLeast(int id) {
        try (Segment segment = Segment.open(os, queue, id, segmentSize, false)) {
            ByteBuffer buffer = segment.buffer();
            int offset = SegmentLayout.HEADER_LENGTH;
            while (offset + RecordLayout.HEADER_LENGTH <= buffer.capacity()) {
                int commit = RecordLayout.commitWord(buffer, offset);
                long length = RecordLayout.length(RecordLayout.payloadLength(commit));
                if (commit == 0 || length > buffer.capacity() - offset) {
                    return -1;
                }
                if (RecordLayout.typeId(buffer, offset) != RecordLayout.PAD_TYPE
                        && !key.isBefore(buffer, offset, wanted)) {
                    return offset;
                }
                offset += (int) length;
            }
            return -1;
        } catch (QueueException e) {
            if (e.category() != Category.NOT_FOUND) {
                throw e;
            }
            return -1;
        }
    }
}
