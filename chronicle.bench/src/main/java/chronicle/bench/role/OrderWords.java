package chronicle.bench.role;

import chronicle.bench.peer.Source;
import chronicle.core.MessageView;
import java.nio.ByteBuffer;

/** An order or a reply as the words that its sender wrote. */
final class OrderWords implements Source.Words {

    private ByteBuffer payload;
    private int start;

    OrderWords of(MessageView message) {
        payload = message.payload();
        start = payload.position();
        return this;
    }

    @Override
    public long word(int index) {
        return payload.getLong(start + (index << 3));
    }
}
