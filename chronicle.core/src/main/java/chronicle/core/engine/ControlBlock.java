package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.TailLock;
import chronicle.core.format.Words;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A mapped and validated control block. Accessors name the ordering of the format. */
final class ControlBlock implements AutoCloseable {

    private final OsPrimitives os;
    private final Path file;
    private final Mapping mapping;
    private final ByteBuffer block;
    private final long segmentSize;

    private ControlBlock(OsPrimitives os, Path file, Mapping mapping, long segmentSize) {
        this.os = os;
        this.file = file;
        this.mapping = mapping;
        this.block = mapping.buffer();
        this.segmentSize = segmentSize;
    }

    static ControlBlock open(OsPrimitives os, Path queue, boolean writable) {
        Path file = queue.resolve(QueueFiles.CONTROL);
        Mapping mapping;
        try {
            mapping = os.map(file, ControlLayout.LENGTH, writable);
        } catch (IOException e) {
            throw Failures.io("cannot open the queue's control block", file, e);
        }
        String defect = ControlLayout.defect(mapping.buffer());
        String other = ControlLayout.versionDefect(mapping.buffer());
        long segmentSize = mapping.buffer().getLong(ControlLayout.SEGMENT_SIZE);
        if (defect == null) {
            // The value that is used from here on, which need not be the one just looked at.
            defect = SegmentLayout.sizeDefect(segmentSize);
        }
        if (defect == null && other == null) {
            return new ControlBlock(os, file, mapping, segmentSize);
        }
        mapping.close();
        if (defect != null) {
            throw new QueueException(Category.CORRUPT, defect + " path=" + file);
        }
        throw new QueueException(Category.UNSUPPORTED, other + " path=" + file);
    }

    /** As it was when the queue was opened: it never changes, whatever somebody scribbles there. */
    long segmentSize() {
        return segmentSize;
    }

    long writerEpoch() {
        return block.getLong(ControlLayout.WRITER_EPOCH);
    }

    void writerEpoch(long epoch) {
        block.putLong(ControlLayout.WRITER_EPOCH, epoch);
    }

    /** Acquire; a hint, the commit words decide. */
    int currentSegment() {
        return Words.getIntAcquire(block, ControlLayout.CURRENT_SEGMENT);
    }

    /** Acquire; a hint, the commit words decide. */
    long writeOffset() {
        return Words.getLongAcquire(block, ControlLayout.WRITE_OFFSET);
    }

    void writeOffset(long offset) {
        Words.setLongRelease(block, ControlLayout.WRITE_OFFSET, offset);
    }

    /** Changes both halves of the tail under the sequence lock. */
    void moveTail(int segment, long offset) {
        TailLock.move(block, segment, offset);
    }

    void heartbeat(long epochNs) {
        Words.setLongOpaque(block, ControlLayout.WRITER_HEARTBEAT_NS, epochNs);
    }

    /**
     * The writer's half of the sleep protocol: count up, then look for sleepers; both sequentially
     * consistent, paired with {@link #announceWaiter()} and {@link #notifySeq()} of the reader.
     */
    void signal() {
        Words.getAndAddInt(block, ControlLayout.NOTIFY_SEQ, 1);
        if (Words.getIntVolatile(block, ControlLayout.WAITERS_PENDING) != 0) {
            os.futexWakeAll(mapping, ControlLayout.NOTIFY_SEQ);
        }
    }

    void announceWaiter() {
        Words.getAndAddInt(block, ControlLayout.WAITERS_PENDING, 1);
    }

    void withdrawWaiter() {
        Words.getAndAddInt(block, ControlLayout.WAITERS_PENDING, -1);
    }

    /** Announcements that were not taken back. */
    int waiters() {
        return Words.getIntVolatile(block, ControlLayout.WAITERS_PENDING);
    }

    /** Those of others, who are dead; what is announced meanwhile stays. */
    void withdrawWaiters(int dead) {
        Words.getAndAddInt(block, ControlLayout.WAITERS_PENDING, -dead);
    }

    int notifySeq() {
        return Words.getIntVolatile(block, ControlLayout.NOTIFY_SEQ);
    }

    /** Sleeps while notify_seq is still {@code seen}, at most {@code timeoutNs}. */
    void sleep(int seen, long timeoutNs) {
        os.futexWait(mapping, ControlLayout.NOTIFY_SEQ, seen, timeoutNs);
    }

    /** Lets a sleep on many queues end when notify_seq is no longer {@code seen}. */
    void addNotifySeq(WaitSet set, int index, int seen) {
        set.set(index, mapping, ControlLayout.NOTIFY_SEQ, seen);
    }

    /**
     * Whether the file is shorter than what is mapped of it. One that was deleted is not: who has
     * it mapped goes on.
     */
    boolean isTruncated() throws IOException {
        long length = SegmentFiles.length(file);
        return length >= 0 && length < ControlLayout.LENGTH;
    }

    void force() throws IOException {
        os.force(mapping);
    }

    @Override
    public void close() {
        mapping.close();
    }
}
