package chronicle.router.engine;

import chronicle.bus.handler.Reply;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import java.nio.ByteBuffer;

/** The one reply object: writes to whoever sent the order in hand. */
final class ReplyWriter implements Reply {

    private final Counter written;
    private QueueWriter queue;
    private QueueException broken;

    ReplyWriter(Counter written) {
        this.written = written;
    }

    ReplyWriter to(QueueWriter sender) {
        queue = sender;
        broken = null;
        return this;
    }

    /** Why the queue of replies cannot be written any more, or null. */
    QueueException broken() {
        return broken;
    }

    @Override
    public long append(int typeId, byte[] payload) {
        try {
            return counted(queue.append(typeId, payload));
        } catch (QueueException e) {
            throw judged(e);
        }
    }

    @Override
    public long append(int typeId, ByteBuffer payload) {
        try {
            return counted(queue.append(typeId, payload));
        } catch (QueueException e) {
            throw judged(e);
        }
    }

    private long counted(long seq) {
        written.increment();
        return seq;
    }

    /** A full disk passes and a wrong argument is the handler's; anything else stays. */
    private QueueException judged(QueueException e) {
        if (e.category() != Category.DISK_FULL && e.category() != Category.INVALID_ARGUMENT) {
            broken = e;
        }
        return e;
    }
}
