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
}
