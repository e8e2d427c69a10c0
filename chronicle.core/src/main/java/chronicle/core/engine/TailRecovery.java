package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the tail of a queue that an earlier writer left, in whatever state, and makes it sound. The
 * caller holds the writer's lock.
 *
 * <p>The checkpoints (control block, index.meta) only tell which segment to begin with. Within it
 * every header is walked from the first record on: a checkpoint that lies, because the machine lost
 * power or somebody scribbled on it, then costs nothing and loses nothing.
 */
final class TailRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TailRecovery.class);

    private final OsPrimitives os;
    private final Path queue;
    private final long segmentSize;
    private final WriterOptions options;
    private final QueueContent content;
    private final TreeSet<Integer> ids;

    /** The segment in which nothing was written since it was made or zeroed, -1 for none. */
    private int untouched;

    private long nextSeq = -1;

    /**
     * @param content of the queue's directory, looked at since the lock is held
     * @param untouched the segment that was made since then, -1 for none
     */
    TailRecovery(
            OsPrimitives os,
            Path queue,
            long segmentSize,
            WriterOptions options,
            QueueContent content,
            int untouched) {
        this.os = os;
        this.queue = queue;
        this.segmentSize = segmentSize;
        this.options = options;
        this.content = content;
        this.untouched = untouched;
        this.ids = content.segments();
    }

    /**
     * @param controlSegment the control block's current segment
     */
    Tail recover(int controlSegment) {
        int id = firstCandidate(Math.max(controlSegment, checkpointedSegment()));
        sealBefore(id - 1);
        if (ids.contains(id - 1)) {
            finishPrevious(id - 1);
        }
        for (; ; id++) {
            Tail tail = examineOrClose(open(id));
            if (tail != null) {
                return tail;
            }
        }
    }

    private int firstCandidate(int hinted) {
        if (ids.isEmpty()) {
            return hinted;
        }
        Integer below = ids.floor(hinted);
        return below != null ? below : ids.first();
    }

    private Segment open(int id) {
        if (ids.contains(id)) {
            return Segment.open(os, queue, id, segmentSize, true);
        }
        untouched = id;
        return SegmentFiles.prepare(os, queue, id, segmentSize, options);
    }

    /** A neighbour that cannot be read ends the recovery, and nothing may stay mapped then. */
    private Tail examineOrClose(Segment segment) {
        try {
            return examine(segment);
        } catch (RuntimeException | Error e) {
            segment.close();
            throw e;
        }
    }

    /** The tail, when this segment has it; null after closing it, when the next one has. */
    private Tail examine(Segment segment) {
        SegmentScan scan = SegmentScan.scan(segment.buffer(), SegmentLayout.HEADER_LENGTH);
        if (scan.messages() > 0) {
            nextSeq = scan.lastSeq() + 1;
        }
        if (!segment.sealed()
                && scan.outcome() == SegmentScan.Outcome.CLEAN
                && !hasRecords(segment.id() + 1)) {
            int offset = scan.offset();
            if (segment.id() != untouched) {
                // A record that was claimed but never begun in the header may have left payload.
                SegmentFiles.zero(segment.buffer(), offset);
            }
            return new Tail(segment, offset, seqOf(segment.id()));
        }
        finish(segment, scan);
        segment.close();
        return null;
    }

    /** Takes a torn record out of use and seals; repeating it changes nothing. */
    static void finish(Segment segment, SegmentScan scan) {
        if (!segment.sealed()) {
            if (scan.outcome() == SegmentScan.Outcome.TORN) {
                RecordLayout.publishPad(segment.buffer(), scan.offset());
            }
            segment.seal();
        }
    }

    /**
     * A power loss may take the seals of several segments back. A reader at one of them would wait
     * for as long as the new writer lives.
     */
    private void sealBefore(int id) {
        for (int earlier : ids.headSet(id)) {
            try (Segment segment = Segment.open(os, queue, earlier, segmentSize, true)) {
                if (!segment.sealed()) {
                    finish(
                            segment,
                            SegmentScan.scan(segment.buffer(), SegmentLayout.HEADER_LENGTH));
                }
            } catch (QueueException unreadable) {
                // Its readers are told; whoever writes behind it need not be kept from it.
                LOG.warn("an earlier segment cannot be read, it stays as it is", unreadable);
            }
        }
    }

    private void finishPrevious(int id) {
        try (Segment previous = Segment.open(os, queue, id, segmentSize, true)) {
            SegmentScan scan = SegmentScan.scan(previous.buffer(), SegmentLayout.HEADER_LENGTH);
            if (scan.messages() > 0) {
                nextSeq = scan.lastSeq() + 1;
            }
            finish(previous, scan);
        }
    }

    /** After a power loss the next segment may hold records although this one's seal was lost. */
    private boolean hasRecords(int id) {
        if (!ids.contains(id)) {
            return false;
        }
        try (Segment next = Segment.open(os, queue, id, segmentSize, false)) {
            return RecordLayout.commitWord(next.buffer(), SegmentLayout.HEADER_LENGTH) != 0;
        }
    }

    /** The seq after the last record found; looks further back when the tail holds none. */
    private long seqOf(int tailSegment) {
        Integer id = ids.lower(tailSegment);
        while (nextSeq < 0 && id != null) {
            try (Segment earlier = Segment.open(os, queue, id, segmentSize, false)) {
                SegmentScan scan = SegmentScan.scan(earlier.buffer(), SegmentLayout.HEADER_LENGTH);
                nextSeq = scan.messages() > 0 ? scan.lastSeq() + 1 : -1;
            }
            id = ids.lower(id);
        }
        return Math.max(nextSeq, 0);
    }

    private int checkpointedSegment() {
        if (!content.has(QueueFiles.INDEX)) {
            return 0;
        }
        Path index = queue.resolve(QueueFiles.INDEX);
        try {
            byte[] content = read(index);
            if (content.length < QueueFiles.INDEX_LENGTH) {
                return 0;
            }
            long id = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
            return id >= 0 && id <= Integer.MAX_VALUE ? (int) id : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw Failures.io("cannot read the tail checkpoint", index, e);
        }
    }

    private static byte[] read(Path index) throws IOException {
        RegularFile.require(index);
        try (InputStream in = Files.newInputStream(index, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(QueueFiles.INDEX_LENGTH);
        }
    }
}
