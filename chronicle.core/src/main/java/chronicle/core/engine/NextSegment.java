package chronicle.core.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A segment on its way to the writer: made ahead by the upkeep thread, which also looks, shortly
 * before the roll, whether everything is still where it should be. A roll runs cold, interpreted;
 * three system calls of its own would be most of its time (decision 6).
 *
 * <p>All methods are the writing thread's.
 */
final class NextSegment {

    private final Upkeep upkeep;
    private final CompletableFuture<Segment> made;
    private Look look;

    /** The segment, once the upkeep thread has found all in its place. */
    private volatile Segment ready;

    NextSegment(Upkeep upkeep, Supplier<Segment> maker) {
        this.upkeep = upkeep;
        this.made = upkeep.ask(maker);
    }

    /**
     * Has the upkeep thread look soon, once.
     *
     * @param requireTail fails when the tail that is left is damaged
     */
    void lookAhead(Runnable requireTail) {
        if (look == null) {
            look = new Look(requireTail);
            upkeep.ask(look::ahead);
        }
    }

    /** The segment when nothing is left to do but to take it, or null. */
    Segment ready() {
        return ready;
    }

    /**
     * Whether it can be taken; waits until it is made. Looks itself where the upkeep thread has not
     * come to it, for that may have work of other queues. The next call looks anew.
     */
    boolean isOfUse(Runnable requireTail) {
        Look last = look == null ? new Look(requireTail) : look;
        look = null;
        last.now();
        return last.outcome.join();
    }

    /** The segment, or the CompletionException with what kept it from being made. */
    Segment take() {
        return made.join();
    }

    /** The segment, or null where none could be made; waits for one that is being made. */
    Segment takeIfMade() {
        // By this thread: an error of a truncated file that comes late stays what it is.
        return made.handle((segment, failure) -> segment).join();
    }

    /** Whoever comes first looks, the other one waits for what it saw. */
    private final class Look {

        private final Runnable requireTail;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

        Look(Runnable requireTail) {
            this.requireTail = requireTail;
        }

        Void ahead() {
            now();
            if (!outcome.isCompletedExceptionally() && outcome.join()) {
                ready = made.join();
            }
            return null;
        }

        void now() {
            if (begun.compareAndSet(false, true)) {
                try {
                    requireTail.run();
                    outcome.complete(made.handle((s, failure) -> isInPlace(s)).join());
                } catch (RuntimeException | Error e) {
                    outcome.completeExceptionally(e);
                }
            }
        }

        /** Somebody may have deleted it since; what was written to it then nobody would find. */
        private static boolean isInPlace(Segment segment) {
            return segment != null && segment.isInPlace();
        }
    }
}
