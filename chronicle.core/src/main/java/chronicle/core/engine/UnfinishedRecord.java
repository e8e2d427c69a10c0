package chronicle.core.engine;

import chronicle.core.format.RecordLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The record at the tail, when whoever was writing it got no further. */
final class UnfinishedRecord {

    private UnfinishedRecord() {}

    /**
     * What an access to a truncated file comes to in a writer. The JVM may be late with it
     * (decision 10), so it may be of any file that this thread has touched. When the queue's own
     * are whole, the record that was broken off is finished if it was published, else erased.
     *
     * @return the tail as it is now; the error is somebody else's
     * @throws chronicle.core.QueueException when the error is this queue's
     */
    static Tail settle(Path queue, ControlBlock control, Tail tail, InternalError error) {
        requireWhole(queue, tail.segment(), error);
        try {
            Tail settled = settle(tail);
            control.writeOffset(settled.offset());
            control.signal();
            // All that the record may have touched was touched again.
            LateErrors.provoke();
            return settled;
        } catch (InternalError ours) {
            error.addSuppressed(ours);
            throw Failures.truncated(queue, tail.segment().id(), error);
        }
    }

    /** Makes the error a typed one where it may be of this queue's own files. */
    static void requireWhole(Path queue, Segment segment, InternalError error) {
        if (Failures.isTruncated(queue, segment)) {
            throw Failures.truncated(queue, segment.id(), error);
        }
    }

    private static Tail settle(Tail tail) {
        Segment segment = tail.segment();
        ByteBuffer buffer = segment.buffer();
        int at = tail.offset();
        if (at + RecordLayout.HEADER_LENGTH > buffer.capacity()) {
            return tail;
        }
        long length = RecordLayout.length(RecordLayout.payloadLength(commit(buffer, at)));
        long seq = buffer.getLong(at + RecordLayout.SEQ);
        // The writer's seq goes on before its offset does.
        boolean published =
                commit(buffer, at) != 0
                        && length <= buffer.capacity() - at
                        && (seq == tail.nextSeq() || seq == tail.nextSeq() - 1);
        if (published) {
            return new Tail(segment, at + (int) length, seq + 1);
        }
        erase(buffer, at, buffer.capacity());
        return tail;
    }

    private static int commit(ByteBuffer buffer, int at) {
        return RecordLayout.commitWord(buffer, at);
    }

    /**
     * Makes the place as if nobody had been there. Payload first: until the header is zero, the
     * place still looks torn, which is true. What stayed behind the header would be taken for
     * headers once a shorter record stands there.
     *
     * @param end where the payload ends at the latest
     */
    static void erase(ByteBuffer segment, int at, int end) {
        SegmentFiles.zero(segment, at + RecordLayout.PAYLOAD, end);
        VarHandle.storeStoreFence();
        SegmentFiles.zero(segment, at, at + RecordLayout.PAYLOAD);
    }
}
