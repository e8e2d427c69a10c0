package chronicle.core;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes messages of many queues, merged. Called on the polling thread. */
@ConsumerType
@FunctionalInterface
public interface FanInHandler {

    /**
     * One message and the lane it came from. Lanes may be added, removed, held and released from
     * here.
     *
     * @return true when the message was taken; false holds the lane with the message unread, to be
     *     handed out again after {@link Lane#release()}
     */
    boolean onMessage(Lane lane, MessageView message);

    /**
     * As {@link MessageHandler#onGap}, for a lane; the default does nothing.
     *
     * @param missed how many, by their seq; -1 when that cannot be known
     */
    default void onGap(Lane lane, long missed) {}

    /**
     * A lane can no longer be read: corrupt, truncated or unreadable. It was held; the other lanes
     * go on. The default rethrows.
     */
    default void onLaneError(Lane lane, QueueException error) {
        throw error;
    }
}
