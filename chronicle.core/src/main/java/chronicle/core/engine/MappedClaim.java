package chronicle.core.engine;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.RecordLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The writer's one claim, opened again for every record. */
final class MappedClaim implements Claim {

    private final MappedQueueWriter writer;

    private ByteBuffer viewed;
    private ByteBuffer view;
    private int at;
    private int typeId;
    private int length;
    private boolean open;

    MappedClaim(MappedQueueWriter writer) {
        this.writer = writer;
    }

    void open(ByteBuffer segment, int recordOffset, int recordType, int payloadLength) {
        if (viewed != segment) {
            // One view per segment, so that claiming does not allocate; made here, not by the roll.
            viewed = segment;
            view = segment.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
        at = recordOffset;
        typeId = recordType;
        length = payloadLength;
        int start = at + RecordLayout.PAYLOAD;
        view.limit(start + length).position(start);
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public ByteBuffer payload() {
        requireOpen();
        return view;
    }

    @Override
    public long commit() {
        return commit(writer.now());
    }

    @Override
    public long commit(long timestampNs) {
        requireOpen();
        open = false;
        return writer.publishClaim(at, typeId, length, timestampNs);
    }

    @Override
    public void abort() {
        requireOpen();
        open = false;
        writer.abortClaim(at, length);
    }

    @Override
    public void close() {
        if (open) {
            abort();
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "the claim was committed or aborted already path=" + writer.directory());
        }
    }
}
