package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import chronicle.router.HandlerStall;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices a handler that does not return, and says which, at which order, and where in its code.
 *
 * <p>The data thread counts calls as it makes them and reads no clock; a thread of the watch looks
 * at that number now and then. A handler blocks when several looks in a row find it in the same
 * call: several, so that a process that was suspended has no handler accused.
 *
 * <p>{@link #enter} writes the plain fields, then the count with release; {@link #look()} reads the
 * count with acquire, the fields, and the count again. What it read belongs together when both
 * counts are the same.
 */
final class HandlerWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.router");

    /** How often the same call has to be seen after it was seen first. */
    private static final int LOOKS = 4;

    private static final long ASLEEP_NS = TimeUnit.HOURS.toNanos(1);

    private static final VarHandle CALLS;

    static {
        try {
            CALLS = MethodHandles.lookup().findVarHandle(HandlerWatch.class, "calls", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Notifier notifier;

    /** The thread that calls handlers, once it runs. */
    private volatile Thread watched;

    // Written by the data thread -----------------------------------------

    /** Odd while a handler is called. */
    private long calls;

    private OrderHandler handler;
    private StrategyLane lane;
    private long seq;

    // Written by the thread of the watch ---------------------------------

    private long lastSeen;
    private int looks;
    private long firstSeenNs;
    private volatile HandlerStall stall;

    // --------------------------------------------------------------------

    private volatile long limitNs;
    private volatile boolean stopped;
    private volatile Thread watching;

    /**
     * @param limit how long a call may take, zero watches nothing
     */
    HandlerWatch(Notifier notifier, Duration limit) {
        this.notifier = notifier;
        limit(limit);
    }

    /** Any thread. */
    void limit(Duration limit) {
        limitNs = limit.toNanos();
        LockSupport.unpark(watching);
    }

    /** The data thread says that it is the one. */
    void watch(Thread thread) {
        watched = thread;
    }

    /** A handler is about to be called. Data thread. */
    void enter(OrderHandler callee, StrategyLane from, long orderSeq) {
        // References are written when they change: that costs more than looking.
        if (handler != callee) {
            handler = callee;
        }
        if (lane != from) {
            lane = from;
        }
        seq = orderSeq;
        CALLS.setRelease(this, calls + 1);
    }

    /** It has returned. Data thread. */
    void leave() {
        CALLS.setRelease(this, calls + 1);
    }

    /** The handler that blocks at the moment. Any thread. */
    Optional<HandlerStall> stall() {
        return Optional.ofNullable(stall);
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(watching);
    }

    @Override
    public void run() {
        watching = Thread.currentThread();
        while (!stopped) {
            LockSupport.parkNanos(this, pauseNs());
            if (!stopped && limitNs > 0) {
                look();
            }
        }
    }

    /** While nothing is being handled there is no hurry. */
    private long pauseNs() {
        if (limitNs == 0) {
            return ASLEEP_NS;
        }
        boolean handling = ((long) CALLS.getAcquire(this) & 1) == 1;
        return Math.max(1, handling || stall != null ? limitNs / LOOKS : limitNs);
    }

    /** One look. The thread of the watch, or a test in its place. */
    void look() {
        long seen = (long) CALLS.getAcquire(this);
        long now = System.nanoTime();
        if ((seen & 1) == 0 || seen != lastSeen) {
            ended(now);
            lastSeen = seen;
            looks = 0;
            firstSeenNs = now;
        } else if (++looks == LOOKS) {
            began(seen, now);
        }
    }

    private void began(long seen, long now) {
        OrderHandler blocking = handler;
        StrategyLane from = lane;
        long order = seq;
        StackTraceElement[] stack = stackOf(watched);
        VarHandle.acquireFence();
        if ((long) CALLS.getAcquire(this) != seen) {
            // It returned in this moment.
            return;
        }
        long lastedNs = now - firstSeenNs;
        Instant since = Instant.now().minusNanos(lastedNs);
        stall =
                new HandlerStall(
                        blocking.getClass().getName(),
                        from.strategy(),
                        order,
                        TimeUnit.SECONDS.toNanos(since.getEpochSecond()) + since.getNano());
        Throwable where = new Throwable("stack of the thread that calls handlers");
        where.setStackTrace(stack);
        notifier.problem(
                "handler does not return, all strategies wait handler="
                        + stall.handler()
                        + " strategy="
                        + stall.strategy()
                        + " seq="
                        + order
                        + " for_ms="
                        + TimeUnit.NANOSECONDS.toMillis(lastedNs)
                        + " at="
                        + (stack.length == 0 ? "unknown" : stack[0]),
                where);
    }

    private static StackTraceElement[] stackOf(Thread thread) {
        return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    }

    private void ended(long now) {
        HandlerStall over = stall;
        if (over != null) {
            stall = null;
            LOG.info(
                    "handler returned handler={} strategy={} seq={} after_ms={}",
                    over.handler(),
                    over.strategy(),
                    over.seq(),
                    TimeUnit.NANOSECONDS.toMillis(now - firstSeenNs));
        }
    }
}
