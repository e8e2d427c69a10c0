package chronicle.router.engine;

import chronicle.bus.BusException;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;

/**
 * Why a lane cannot be opened, or cannot go on.
 *
 * @param reason one sentence
 * @param mayPass whether trying again later can help
 * @param heldElsewhere whether somebody else has its queues open who does what a router does
 * @param refusedSeq seq of the order that a handler refused for good, else -1
 */
record LaneFault(String reason, boolean mayPass, boolean heldElsewhere, long refusedSeq) {

    LaneFault(String reason, boolean mayPass, long refusedSeq) {
        this(reason, mayPass, false, refusedSeq);
    }

    static LaneFault of(Throwable why) {
        String message = why.getMessage();
        return new LaneFault(
                message == null ? why.toString() : message, mayPass(why), isHeld(why), -1);
    }

    /** A handler keeps failing at an order: only somebody who mends it, or skips, can help. */
    static LaneFault refused(String reason, long seq) {
        return new LaneFault(reason, false, seq);
    }

    private static boolean isHeld(Throwable why) {
        return why instanceof QueueException queue && queue.category() == Category.LOCKED;
    }

    private static boolean mayPass(Throwable why) {
        if (why instanceof QueueException queue) {
            return switch (queue.category()) {
                case NOT_FOUND, LOCKED, QUEUE_FULL, DISK_FULL, IO, CLOSED -> true;
                // Bytes that are wrong stay wrong, whoever looks at them again.
                case CORRUPT, UNSUPPORTED, SEGMENT_GONE, INVALID_ARGUMENT -> false;
            };
        }
        if (why instanceof BusException bus) {
            return switch (bus.category()) {
                case NOT_FOUND, REPLACED, IO, CLOSED -> true;
                case UNSAFE, INVALID_ARGUMENT -> false;
            };
        }
        // Nobody knows: too little memory passes, and so does a truncation that was told late.
        return true;
    }
}
