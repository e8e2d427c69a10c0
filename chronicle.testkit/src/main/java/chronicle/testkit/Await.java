package chronicle.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition with a deadline that a loaded machine meets. */
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
        until(what, condition, () -> "");
    }

    /**
     * As {@link #until(String, Condition)}.
     *
     * @param state said when the condition does not come to hold
     */
    public static void until(String what, Condition condition, Supplier<Object> state) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError(
                            "not within " + DEADLINE + ": " + what + " " + state.get());
                }
                LockSupport.parkNanos(LOOK_NS);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("cannot tell whether: " + what, e);
        }
    }
}
