package chronicle.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Waits for a condition, with a deadline that a loaded machine meets; what tests use instead of
 * sleeping. Fails with an AssertionError that says what was awaited and for how long.
 */
public final class Await {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long LOOK_NS = 500_000;

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Await() {}

    /** Returns as soon as the condition holds. */
    public static void until(String what, Condition condition) {
        until(what, DEADLINE, condition, () -> "");
    }

    /** As {@link #until(String, Condition)}, with a deadline of its own. */
    public static void until(String what, Duration deadline, Condition condition) {
        until(what, deadline, condition, () -> "");
    }

    /**
     * As {@link #until(String, Condition)}.
     *
     * @param state said when the condition does not come to hold
     */
    public static void until(String what, Condition condition, Supplier<Object> state) {
        until(what, DEADLINE, condition, state);
    }

    /** As {@link #until(String, Condition, Supplier)}, with a deadline of its own. */
    public static void until(
            String what, Duration deadline, Condition condition, Supplier<Object> state) {
        long end = System.nanoTime() + deadline.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError(
                            "not within " + deadline + ": " + what + " " + state.get());
                }
                LockSupport.parkNanos(LOOK_NS);
                if (Thread.currentThread().isInterrupted()) {
                    throw new AssertionError("interrupted while waiting: " + what);
                }
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("cannot tell whether: " + what, e);
        }
    }
}
