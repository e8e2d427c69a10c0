package chronicle.core;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes messages of one queue, in its order. */
@ConsumerType
@FunctionalInterface
public interface MessageHandler {

    /**
     * Called once per message by the polling thread. When it throws, the message counts as not
     * read: the position stays before it, and {@code poll} rethrows.
     */
    void onMessage(MessageView message);

    /**
     * Called once before a message whose predecessors were deleted before this reader read them.
     * The default does nothing; {@link QueueReader#missed()} counts them all the same.
     *
     * @param missed how many, by their seq; -1 when that cannot be known
     */
    default void onGap(long missed) {}
}
