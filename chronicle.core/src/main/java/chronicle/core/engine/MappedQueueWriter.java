package chronicle.core.engine;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Appends records to the mapped tail segment.
 *
 * <p>Order within an append: header that marks the record as begun, payload, rest of the header,
 * commit word (release), write_offset, notify_seq. The marked header comes first so that a writer
 * that dies leaves either nothing or something that recovery recognises.
 */
final class MappedQueueWriter implements QueueWriter {

    private final Path queue;
    private final WriterOptions options;
    private final WriterResources resources;
    private final ControlBlock control;
    private final Rolling rolling;
    private final Checksum checksum = new Checksum();
    private final MappedClaim claim;
    private final long epoch;
    private final int segmentSize;
    private final int maxPayload;

    private Segment segment;
    private ByteBuffer buffer;
    private int offset;

    /** Where the fast path ends, as {@link Rolling} says. */
    private int limit;

    private long nextSeq;
    private boolean closed;

    MappedQueueWriter(Path queue, WriterOptions options, WriterResources resources, Tail tail) {
        this.queue = queue;
        this.options = options;
        this.resources = resources;
        this.control = resources.control();
        this.rolling = resources.rolling();
        this.epoch = control.writerEpoch();
        this.segmentSize = (int) control.segmentSize();
        this.maxPayload = RecordLayout.maxPayload(segmentSize);
        this.claim = new MappedClaim(this);
        this.nextSeq = tail.nextSeq();
        enter(tail.segment(), tail.offset());
    }

    private void enter(Segment next, int at) {
        buffer = next.buffer();
        offset = at;
        limit = rolling.firstLimit();
        // Last: it tells a roll that is finished from one that was broken off.
        segment = next;
    }

    @Override
    public Path directory() {
        return queue;
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public long nextSeq() {
        return nextSeq;
    }

    @Override
    public long segmentSize() {
        return segmentSize;
    }

    @Override
    public int maxPayload() {
        return maxPayload;
    }

    @Override
    public long append(int typeId, byte[] payload) {
        return append(typeId, payload, 0, payload.length);
    }

    @Override
    public long append(int typeId, byte[] payload, int from, int length) {
        Objects.checkFromIndexSize(from, length, payload.length);
        try {
            int at = reserve(typeId, length);
            int crc = checksum.of(payload, from, length);
            return write(at, typeId, options.clock().nanos(), crc, payload, from, length);
        } catch (InternalError e) {
            throw failed(e);
        }
    }

    @Override
    public long append(int typeId, ByteBuffer payload) {
        return append(typeId, options.clock().nanos(), payload);
    }

    @Override
    public long append(int typeId, long timestampNs, ByteBuffer payload) {
        int length = payload.remaining();
        try {
            int at = reserve(typeId, length);
            if (length > Checksum.PIECE) {
                return writeLong(at, typeId, timestampNs, payload);
            }
            int crc = checksum.ofCopy(payload);
            return write(at, typeId, timestampNs, crc, checksum.copy(), 0, length);
        } catch (InternalError e) {
            throw failed(e);
        }
    }

    /**
     * Checksum and time are there before the header is touched: a spinning reader looks at its line
     * all the while, and stores that follow each other closely cost one transfer of it, not two.
     */
    private long write(
            int at, int typeId, long timestampNs, int crc, byte[] payload, int from, int length) {
        mark(at);
        buffer.put(at + RecordLayout.PAYLOAD, payload, from, length);
        return publish(at, typeId, length, timestampNs, crc);
    }

    private long writeLong(int at, int typeId, long timestampNs, ByteBuffer payload) {
        int length = payload.remaining();
        mark(at);
        buffer.put(at + RecordLayout.PAYLOAD, payload, payload.position(), length);
        // Over what was stored, not the source: somebody else may be writing to that.
        int crc = checksum.of(buffer, at + RecordLayout.PAYLOAD, length);
        return publish(at, typeId, length, timestampNs, crc);
    }

    @Override
    public Claim claim(int typeId, int length) {
        try {
            int at = reserve(typeId, length);
            mark(at);
            claim.open(buffer, at, typeId, length);
            return claim;
        } catch (InternalError e) {
            claim.forget();
            throw failed(e);
        }
    }

    /** Checks, and rolls when the record does not fit. */
    private int reserve(int typeId, int length) {
        if (closed || claim.isOpen()) {
            throw refusal();
        }
        if ((typeId & ~0xFFFF) != 0 || typeId == RecordLayout.PAD_TYPE) {
            throw invalid("type id must be 0 to 65534", "type_id=" + typeId);
        }
        if (length < 0 || length > maxPayload) {
            throw invalid("payload must have 0 to " + maxPayload + " bytes", "length=" + length);
        }
        long recordLength = RecordLayout.length(length);
        if (offset + recordLength > limit) {
            makeRoom(recordLength);
        }
        return offset;
    }

    /** Marks the header as begun, before the first byte of payload. */
    private void mark(int at) {
        RecordLayout.begin(buffer, at, nextSeq);
        VarHandle.storeStoreFence();
    }

    private void makeRoom(long recordLength) {
        long end = offset + recordLength;
        limit = limit < segmentSize ? rolling.prepare(end) : limit;
        if (end > segmentSize || rolling.isUnderWay(segment)) {
            roll();
        }
    }

    private long publish(int at, int typeId, int length, long timestampNs, int crc) {
        RecordLayout.describe(buffer, at, timestampNs, typeId, crc);
        RecordLayout.publish(buffer, at, length);
        int end = at + (int) RecordLayout.length(length);
        control.writeOffset(end);
        control.heartbeat(timestampNs);
        control.signal();
        // The seq before the offset, which tells a record that was broken off from one that was
        // not.
        long seq = nextSeq++;
        offset = end;
        return seq;
    }

    long publishClaim(int at, int typeId, int length, long timestampNs) {
        try {
            int crc = checksum.of(buffer, at + RecordLayout.PAYLOAD, length);
            return publish(at, typeId, length, timestampNs, crc);
        } catch (InternalError e) {
            throw failed(e);
        }
    }

    long now() {
        return options.clock().nanos();
    }

    private void roll() {
        enter(rolling.roll(segment), SegmentLayout.HEADER_LENGTH);
    }

    @Override
    public void seal() {
        if (closed || claim.isOpen()) {
            throw refusal();
        }
        if (offset > SegmentLayout.HEADER_LENGTH) {
            try {
                rolling.order();
                roll();
            } catch (InternalError e) {
                throw failed(e);
            }
        }
    }

    @Override
    public void flush() {
        requireOpen();
        resources.flush(segment.id(), offset);
    }

    @Override
    public CompletableFuture<Void> flushAsync() {
        requireOpen();
        return resources.flushAsync(segment.id(), offset);
    }

    @Override
    public RetentionStats retention() {
        return resources.retention();
    }

    @Override
    public void heartbeat() {
        resources.heartbeat();
    }

    /**
     * An error that is this queue's is a typed one. Any other goes on to whom it concerns, and the
     * record that it broke off is in the queue or is not, as {@link #nextSeq()} says.
     */
    InternalError failed(InternalError error) {
        if (!closed && !claim.isOpen()) {
            if (rolling.isUnderWay(segment)) {
                finishRoll(error);
                return error;
            }
            Tail tail = new Tail(segment, offset, nextSeq);
            Tail settled = UnfinishedRecord.settle(queue, control, tail, error);
            offset = settled.offset();
            nextSeq = settled.nextSeq();
        }
        return error;
    }

    private void finishRoll(InternalError error) {
        // No append gets by, should this fail as well.
        limit = 0;
        UnfinishedRecord.requireWhole(queue, segment, error);
        try {
            roll();
        } catch (InternalError again) {
            error.addSuppressed(again);
            throw Failures.truncated(queue, segment.id(), error);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Failures.closed("writer", queue);
        }
    }

    private QueueException refusal() {
        requireOpen();
        return invalid("a claim is open, commit or abort it first", "seq=" + nextSeq);
    }

    private QueueException invalid(String what, String details) {
        return new QueueException(
                Category.INVALID_ARGUMENT, what + " " + details + " path=" + queue);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            resources.close(segment, claim);
        }
    }
}
