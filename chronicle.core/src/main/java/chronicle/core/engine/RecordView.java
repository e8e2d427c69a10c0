package chronicle.core.engine;

import chronicle.core.MessageView;
import chronicle.core.format.RecordLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The flyweight over the record that a cursor stands on. */
final class RecordView implements MessageView {

    private ByteBuffer segment;
    private ByteBuffer payload;
    private int segmentId;
    private int at;
    private int length;

    /** One read-only view per segment, so that handing out does not allocate. */
    void attach(Segment entered) {
        segment = entered.buffer();
        segmentId = entered.id();
        payload = segment.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Nothing may reach a mapping that is gone. */
    void detach() {
        segment = null;
        payload = null;
    }

    void moveTo(int offset, int payloadLength) {
        at = offset;
        length = payloadLength;
    }

    /** As {@link Cursor#touch()}. */
    long touch() {
        return payload.limit()
                + segment.get(at + RecordLayout.HEADER_LENGTH - 1 + Math.min(length, 1));
    }

    @Override
    public long seq() {
        return segment.getLong(at + RecordLayout.SEQ);
    }

    @Override
    public long timestampNs() {
        return segment.getLong(at + RecordLayout.TIMESTAMP);
    }

    @Override
    public int typeId() {
        return RecordLayout.typeId(segment, at);
    }

    @Override
    public int flags() {
        return Short.toUnsignedInt(segment.getShort(at + RecordLayout.FLAGS));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public ByteBuffer payload() {
        int start = at + RecordLayout.PAYLOAD;
        return payload.limit(start + length).position(start);
    }

    @Override
    public int segmentId() {
        return segmentId;
    }

    @Override
    public long offset() {
        return at;
    }
}
