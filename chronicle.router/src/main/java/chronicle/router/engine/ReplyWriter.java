package chronicle.router.engine;

import chronicle.bus.handler.Reply;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.router.engine.ReplyPolicy.Full;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * The one reply object: writes to whoever sent the order in hand. Where there is no room, replies
 * wait with that order or are given up, by policy. Data thread.
 */
final class ReplyWriter implements Reply {

    /** A queue without room is asked again after that: asking waits for another thread. */
    private static final long ASK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Counter written;
    private final Full full;
    private final Notifier notifier;
    private StrategyLane lane;
    private QueueWriter queue;

    /** Why replies to this lane need a second look; all are null or 0 as a rule. */
    private QueueException broken;

    private PendingReplies pending;

    ReplyWriter(Counter written, Full full, Notifier notifier) {
        this.written = written;
        this.full = full;
        this.notifier = notifier;
    }

    ReplyWriter to(StrategyLane sender) {
        if (lane != sender) {
            lane = sender;
            queue = sender.replies();
        }
        if (broken != null || pending != null) {
            broken = null;
            pending = null;
        }
        return this;
    }

    /** Why the queue of replies cannot be written any more, or null. */
    QueueException broken() {
        return broken;
    }

    /** The replies to the order in hand for which there was no room, or null. */
    PendingReplies pending() {
        return pending;
    }

    @Override
    public long append(int typeId, byte[] payload) {
        if (pending != null || lane.noRoomUntilNs != 0) {
            return withoutRoom(typeId, ByteBuffer.wrap(payload));
        }
        try {
            return counted(queue.append(typeId, payload));
        } catch (QueueException e) {
            return refused(typeId, ByteBuffer.wrap(payload), e);
        }
    }

    @Override
    public long append(int typeId, ByteBuffer payload) {
        if (pending != null || lane.noRoomUntilNs != 0) {
            return withoutRoom(typeId, payload);
        }
        try {
            return counted(queue.append(typeId, payload));
        } catch (QueueException e) {
            return refused(typeId, payload, e);
        }
    }

    private long counted(long seq) {
        written.increment();
        lane.counters().replies.increment();
        return seq;
    }

    private long withoutRoom(int typeId, ByteBuffer payload) {
        if (pending != null) {
            return pending.keep(queue, typeId, payload, noRoom());
        }
        if (System.nanoTime() - lane.noRoomUntilNs < 0) {
            return givenUp();
        }
        lane.noRoomUntilNs = 0;
        return append(typeId, payload);
    }

    private static QueueException noRoom() {
        return new QueueException(
                Category.QUEUE_FULL,
                "more replies to one order wait for room than can be kept bytes="
                        + PendingReplies.MOST_BYTES);
    }

    private long refused(int typeId, ByteBuffer payload, QueueException e) {
        if (!isFull(e)) {
            throw judged(e);
        }
        if (full == Full.DROP) {
            tellOnce("replies are given up, there is no room for them strategy=", e);
            lane.noRoomUntilNs = System.nanoTime() + ASK_AGAIN_NS | 1;
            return givenUp();
        }
        pending = new PendingReplies();
        return pending.keep(queue, typeId, payload, e);
    }

    private long givenUp() {
        lane.counters().refusedReplies.increment();
        return -1;
    }

    static boolean isFull(QueueException e) {
        return e.category() == Category.QUEUE_FULL || e.category() == Category.DISK_FULL;
    }

    /** A wrong argument is the handler's; anything else stays. */
    private QueueException judged(QueueException e) {
        if (e.category() != Category.INVALID_ARGUMENT) {
            broken = e;
        }
        return e;
    }

    /**
     * Writes what waits.
     *
     * @return whether nothing waits any more
     * @throws QueueException when the queue cannot be written, for another reason than want of room
     */
    boolean write(PendingReplies waiting) {
        try {
            while (!waiting.isEmpty()) {
                waiting.writeFirst(queue);
                counted(0);
            }
            return true;
        } catch (QueueException e) {
            if (isFull(e)) {
                return false;
            }
            throw e;
        }
    }

    private void tellOnce(String what, QueueException why) {
        if (lane.fullTold.isNew(why.category().name())) {
            notifier.problem(what + lane.strategy() + " reason=" + why.getMessage());
        }
    }
}
