package chronicle.router.engine;

import chronicle.core.QueueWriter;

/**
 * What is counted for one strategy, from its coming to its going. Counted by the data thread while
 * it has the lane, read by any.
 */
final class LaneCounters {

    final Counter orders = new Counter();
    final Counter replies = new Counter();

    /** Replies for which there was no room; those that went unread are the queue's to know. */
    final Counter refusedReplies = new Counter();

    final Counter deadLetters = new Counter();

    /** How often an order was handed out again because a handler had failed. */
    final Counter handlerRetries = new Counter();

    /** Bytes that are committed and not handed out, -1 until they are measured. */
    final Counter lagBytes = new Counter();

    final Counter ordersPerSecond = new Counter();

    private long measuredAtNs;
    private long measuredOrders = -1;

    private volatile QueueWriter queue;

    /** Of the queues before this one. */
    private volatile long unreadBefore;

    LaneCounters() {
        lagBytes.set(-1);
        ordersPerSecond.set(-1);
    }

    /** Data thread. */
    void measured(long lag, long nowNs) {
        long count = orders.get();
        long elapsedNs = nowNs - measuredAtNs;
        if (measuredOrders >= 0 && elapsedNs > 0) {
            ordersPerSecond.set((long) ((count - measuredOrders) * 1e9 / elapsedNs));
        }
        measuredAtNs = nowNs;
        measuredOrders = count;
        lagBytes.set(lag);
    }

    /** The queue of replies is open. Control thread. */
    void opened(QueueWriter replies) {
        long before = unread();
        queue = null;
        unreadBefore = before;
        queue = replies;
    }

    /** Replies given up: for which there was no room, or that made room unread. Any thread. */
    long droppedReplies() {
        return refusedReplies.get() + unread();
    }

    private long unread() {
        QueueWriter now = queue;
        return unreadBefore + (now == null ? 0 : now.retention().unreadMessages());
    }
}
