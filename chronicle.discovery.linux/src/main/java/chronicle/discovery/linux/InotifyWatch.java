package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Mode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch that sleeps in the kernel until something happens. What cannot be watched it lets be
 * scanned at a short interval, and tries again to watch it. Without such trouble it has no timer.
 *
 * <p>Two locks keep a descriptor from being used after it was closed: the awaiting thread holds
 * {@code io} for as long as it is within the kernel, and {@link #close()} wakes it and takes that
 * lock before it closes; whoever wakes holds {@code waking}.
 */
final class InotifyWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(InotifyWatch.class);

    private record State(Mode mode, Cause cause, String reason, Instant since) {}

    private final BusLayout layout;
    private final Kernel kernel;
    private final Consumer<InotifyWatch> onClose;
    private final ReentrantLock io = new ReentrantLock();
    private final Object waking = new Object();
    private final Hints hints = new Hints();
    private final WatchTree tree;
    private final Probe probe;
    private final Supplier<Duration> retryInterval;
    private final Recovery recovery;

    /** Which {@code orders/queue} was probed last, and whether its file system told nothing. */
    private int probedQueue = WatchTable.NONE;

    private boolean silent;

    private volatile boolean closed;
    private volatile State state = new State(Mode.EVENTS, Cause.NONE, "", Instant.now());
    private volatile long events;
    private volatile long overflows;
    private volatile long retries;
    private volatile Runnable healthChanged = () -> {};

    /**
     * Watches what there is; from here on every change is followed by a hint.
     *
     * @param retryInterval how long a change may go unseen where events are not to be had
     * @param onClose told once, when the watch closes
     */
    InotifyWatch(
            BusLayout layout,
            Kernel kernel,
            Supplier<Duration> retryInterval,
            Consumer<InotifyWatch> onClose) {
        this.layout = layout;
        this.kernel = kernel;
        this.onClose = onClose;
        this.retryInterval = retryInterval;
        this.recovery = new Recovery(retryInterval);
        this.tree = new WatchTree(layout, kernel, hints, () -> closed);
        this.probe = new Probe(kernel, layout.strategies(), tree::onEvent);
        tree.rebuild();
        probeIfNew();
        hints.take();
        updateState();
    }

    @Override
    public Hint await(Duration timeout) {
        io.lock();
        try {
            long start = System.nanoTime();
            long timeoutNs = nanos(timeout);
            tree.catchUp();
            while (!closed) {
                long now = System.nanoTime();
                doWhatIsDue(now);
                long left = timeoutNs - (now - start);
                boolean woken = kernel.await(Duration.ofNanos(waitFor(now, left)));
                readEvents();
                if (!hints.isEmpty() || woken || left <= 0) {
                    break;
                }
            }
            return closed ? Hint.everything() : hints.take();
        } finally {
            io.unlock();
        }
    }

    @Override
    public void verify() {
        io.lock();
        try {
            if (!closed) {
                tree.verify();
                probeIfNew();
                updateState();
            }
        } finally {
            io.unlock();
        }
    }

    @Override
    public void wakeup() {
        synchronized (waking) {
            if (!closed) {
                kernel.wake();
            }
        }
    }

    @Override
    public WatchHealth health() {
        State now = state;
        return new WatchHealth(
                now.mode,
                now.cause,
                now.reason,
                now.since,
                new WatchHealth.Counters(
                        events,
                        overflows,
                        closed ? 0 : tree.size(),
                        closed ? 0 : tree.unwatched(),
                        retries,
                        tree.rebuilds() - 1));
    }

    @Override
    public void onHealthChange(Runnable listener) {
        healthChanged = listener;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        synchronized (waking) {
            if (closed) {
                return;
            }
            closed = true;
            kernel.wake();
        }
        io.lock();
        try {
            kernel.close();
        } finally {
            io.unlock();
        }
        become(new State(Mode.CLOSED, Cause.NONE, "", Instant.now()));
        onClose.accept(this);
    }

    private void doWhatIsDue(long now) {
        if (state.mode != Mode.DEGRADED) {
            return;
        }
        if (recovery.retryIsDue(now)) {
            retries = retries + 1;
            boolean better = tree.retry();
            if (silent) {
                probe();
                better |= !silent;
            }
            recovery.retried(now, better);
            updateState();
        }
        if (state.mode == Mode.DEGRADED && recovery.scanIsDue(now)) {
            recovery.scanned(now);
            if (silent) {
                hints.everything();
            } else {
                tree.hintUnwatched();
            }
        }
    }

    private void probeIfNew() {
        if (tree.queueWd() >= 0 && tree.queueWd() != probedQueue) {
            probe();
        }
    }

    private void probe() {
        probedQueue = tree.queueWd();
        silent = !probe.run().orElse(true);
        // The probe asked for more than is wanted there, and events may have come meanwhile.
        tree.verify();
        settle();
        if (!silent) {
            hints.everything();
        }
    }

    private long waitFor(long now, long left) {
        if (!hints.isEmpty()) {
            return 0;
        }
        long wait = state.mode == Mode.DEGRADED ? Math.min(left, recovery.untilNext(now)) : left;
        return Math.max(0, wait);
    }

    /** One bufferful: more is left for the next call, so that a storm does not delay hints. */
    private void readEvents() {
        ByteBuffer batch = kernel.read();
        if (!batch.hasRemaining()) {
            return;
        }
        int count = InotifyEvents.decode(batch, tree::onEvent);
        // Only the awaiting thread writes these two; others read.
        events = events + count;
        settle();
        updateState();
    }

    private void settle() {
        if (tree.settle()) {
            overflows = overflows + 1;
            LOG.warn("{} bus={}", Advice.forOverflow(), layout.root());
        }
    }

    /** Logged for whoever looks for it only: the one who uses the watch tells people. */
    private void updateState() {
        Trouble problem = silent && tree.problem().isNone() ? silence() : tree.problem();
        State before = state;
        if (problem.isNone() && before.mode == Mode.DEGRADED) {
            become(new State(Mode.EVENTS, Cause.NONE, "", Instant.now()));
            LOG.debug("watching by events again bus={}", layout.root());
        } else if (!problem.isNone()) {
            if (before.mode != Mode.DEGRADED) {
                recovery.begin(System.nanoTime());
                become(degraded(problem, Instant.now()));
                LOG.debug("scanning for what is not watched: {}", problem.text());
            } else if (!before.reason.equals(problem.text())) {
                become(degraded(problem, before.since));
            }
        }
    }

    private Trouble silence() {
        return new Trouble(
                Cause.NO_EVENTS,
                "the file system tells of no changes: everything is scanned every "
                        + retryInterval.get().toMillis()
                        + " ms path="
                        + layout.strategies());
    }

    private static State degraded(Trouble why, Instant since) {
        return new State(Mode.DEGRADED, why.cause(), why.text(), since);
    }

    private void become(State next) {
        state = next;
        healthChanged.run();
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(Duration.ofDays(1)) > 0
                ? Duration.ofDays(1).toNanos()
                : Math.max(0, timeout.toNanos());
    }
}
