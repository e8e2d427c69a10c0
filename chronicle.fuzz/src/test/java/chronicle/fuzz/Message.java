package chronicle.fuzz;

import chronicle.core.MessageView;
import java.nio.ByteBuffer;

/** A copy of what makes two messages the same. */
record Message(long seq, long timestampNs, int typeId, ByteBuffer payload) {

    static Message copyOf(MessageView view) {
        return new Message(
                view.seq(), view.timestampNs(), view.typeId(), ByteBuffer.wrap(view.copyPayload()));
    }
}
