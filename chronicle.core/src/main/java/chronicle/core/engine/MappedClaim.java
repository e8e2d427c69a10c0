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
            // The one that is compared comes last: an error may strike between the two.
            view = segment.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            viewed = segment;
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
        try {
            UnfinishedRecord.erase(viewed, at, at + (int) RecordLayout.length(length));
        } catch (InternalError e) {
            throw writer.failed(e);
        }
    }

    /** It never came to be: what there is of it is the writer's to erase. */
    void forget() {
        open = false;
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
