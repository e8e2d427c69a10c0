package chronicle.core.engine;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

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
    private final WriterLock lock;
    private final ControlBlock control;
    private final SegmentSupply supply;
    private final Flushing flushing;
    private final Checksum checksum = new Checksum();
    private final MappedClaim claim;
    private final long epoch;
    private final int segmentSize;
    private final int maxPayload;

    /** Guards heartbeat against close; never taken by an append. */
    private final Object lifeCycle = new Object();

    /** Read by the upkeep thread, too, which looks whether it is in its place. */
    private volatile Segment segment;

    private ByteBuffer buffer;
    private int offset;

    /**
     * Where the fast path ends: where the next segment is asked for, then where it is looked at,
     * then the segment's end.
     */
    private int limit;

    private long nextSeq;
    private boolean closed;

    MappedQueueWriter(
            OsPrimitives os,
            Path queue,
            WriterOptions options,
            Upkeep upkeep,
            Executor disk,
            WriterLock lock,
            ControlBlock control,
            Tail tail) {
        this.queue = queue;
        this.options = options;
        this.lock = lock;
        this.control = control;
        this.epoch = control.writerEpoch();
        this.segmentSize = (int) control.segmentSize();
        this.maxPayload = RecordLayout.maxPayload(segmentSize);
        int id = tail.segment().id();
        this.supply =
                new SegmentSupply(
                        os, queue, segmentSize, options, upkeep, id, this::requireInPlace);
        this.flushing = new Flushing(new TailCheckpoint(os, queue, id, options.fileMode()), disk);
        this.claim = new MappedClaim(this);
        this.nextSeq = tail.nextSeq();
        enter(tail.segment(), tail.offset());
    }

    private void enter(Segment next, int at) {
        segment = next;
        buffer = next.buffer();
        offset = at;
        limit = segmentSize / 4;
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
            throw truncated(e);
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
            throw truncated(e);
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
            throw truncated(e);
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
        if (limit < segmentSize) {
            prepareRoll(end);
        }
        if (end > segmentSize) {
            roll();
        }
    }

    private void prepareRoll(long end) {
        int nearTheEnd = segmentSize - segmentSize / 16;
        supply.request(segment.id() + 1);
        limit = nearTheEnd;
        if (end > nearTheEnd) {
            supply.confirm();
            limit = segmentSize;
        }
    }

    private long publish(int at, int typeId, int length, long timestampNs, int crc) {
        RecordLayout.describe(buffer, at, timestampNs, typeId, crc);
        RecordLayout.publish(buffer, at, length);
        offset = at + (int) RecordLayout.length(length);
        control.writeOffset(offset);
        control.heartbeat(timestampNs);
        control.signal();
        return nextSeq++;
    }

    long publishClaim(int at, int typeId, int length, long timestampNs) {
        try {
            int crc = checksum.of(buffer, at + RecordLayout.PAYLOAD, length);
            return publish(at, typeId, length, timestampNs, crc);
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    /** Payload first: until the header is zero, the place still looks torn, which is true. */
    void abortClaim(int at, int length) {
        int end = at + (int) RecordLayout.length(length);
        for (int i = at + RecordLayout.PAYLOAD; i < end; i += Long.BYTES) {
            buffer.putLong(i, 0);
        }
        VarHandle.storeStoreFence();
        for (int i = at; i < at + RecordLayout.HEADER_LENGTH; i += Long.BYTES) {
            buffer.putLong(i, 0);
        }
    }

    long now() {
        return options.clock().nanos();
    }

    private void roll() {
        Segment next = supply.take(segment.id() + 1);
        Segment old = segment;
        control.moveTail(next.id(), SegmentLayout.HEADER_LENGTH);
        old.seal();
        control.heartbeat(options.clock().nanos());
        control.signal();
        enter(next, SegmentLayout.HEADER_LENGTH);
        supply.left(old, next.id());
    }

    /** Errors of truncated files may have come too late for every append, and again and again. */
    private void requireInPlace() {
        segment.requireInPlace();
        try {
            if (control.isTruncated()) {
                throw Failures.truncated(queue, segment.id(), null);
            }
        } catch (IOException e) {
            throw Failures.io("cannot look at the queue's control block", queue, e);
        }
    }

    @Override
    public void seal() {
        if (closed || claim.isOpen()) {
            throw refusal();
        }
        if (offset > SegmentLayout.HEADER_LENGTH) {
            try {
                supply.request(segment.id() + 1);
                roll();
            } catch (InternalError e) {
                throw truncated(e);
            }
        }
    }

    @Override
    public void flush() {
        if (closed) {
            throw refusal();
        }
        flushing.flush(segment.id(), offset);
    }

    @Override
    public CompletableFuture<Void> flushAsync() {
        if (closed) {
            throw refusal();
        }
        return flushing.flushAsync(segment.id(), offset);
    }

    @Override
    public RetentionStats retention() {
        return supply.stats();
    }

    @Override
    public void heartbeat() {
        synchronized (lifeCycle) {
            if (closed) {
                return;
            }
            try {
                control.heartbeat(options.clock().nanos());
            } catch (InternalError e) {
                throw truncated(e);
            }
        }
    }

    private QueueException truncated(InternalError error) {
        return Failures.truncated(queue, segment.id(), error);
    }

    private QueueException refusal() {
        return closed
                ? Failures.closed("writer", queue)
                : invalid("a claim is open, commit or abort it first", "seq=" + nextSeq);
    }

    private QueueException invalid(String what, String details) {
        return new QueueException(
                Category.INVALID_ARGUMENT, what + " " + details + " path=" + queue);
    }

    @Override
    public void close() {
        synchronized (lifeCycle) {
            if (closed) {
                return;
            }
            closed = true;
            Segment tail = segment;
            // Whatever fails on the way, the lock is given back, last.
            try (lock;
                    control;
                    tail;
                    supply;
                    flushing) {
                claim.close();
            } catch (InternalError e) {
                throw truncated(e);
            }
        }
    }
}
