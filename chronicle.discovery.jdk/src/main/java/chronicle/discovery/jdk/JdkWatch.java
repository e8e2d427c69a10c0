package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.bus.spi.WatchHealth.Mode;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A watch over a watch service. Nothing but its closing ends a wait for one, and closing is final:
 * so a thread of the watch's own waits there, does what events ask for and leaves hints, and {@link
 * #await} waits for those.
 */
final class JdkWatch implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(JdkWatch.class);

    /** Keys between two looks at what else is due, so that a storm puts nothing off. */
    private static final int BATCH = 1_000;

    private record State(Mode mode, Cause cause, String reason, Instant since) {}

    private final BusLayout layout;
    final WatchService service;
    private final Supplier<Duration> retryInterval;
    private final Consumer<JdkWatch> onClose;
    private final Hints hints = new Hints();

    /** Whoever holds it keeps the pump from taking events. */
    final ReentrantLock treeLock = new ReentrantLock();

    private final WatchedTree tree;
    private final Thread pump;
    private long lastRetry = System.nanoTime();

    /** Which of the unwatched is told as the reason; null before the first. */
    private Place named;

    private volatile boolean closed;
    private volatile State state = new State(Mode.EVENTS, Cause.NONE, "", Instant.now());
    private volatile Counters counters = Counters.ZERO;
    private volatile Runnable healthChanged = () -> {};

    /**
     * Watches what there is; from here on every change is followed by a hint.
     *
     * @param service closed with this watch
     * @param retryInterval how long a change may go unseen where a directory cannot be watched
     * @param onClose told once, when the watch closes
     */
    JdkWatch(
            BusLayout layout,
            WatchService service,
            Supplier<Duration> retryInterval,
            Consumer<JdkWatch> onClose) {
        this.layout = layout;
        this.service = service;
        this.retryInterval = retryInterval;
        this.onClose = onClose;
        this.tree = new WatchedTree(layout, service, hints);
        tree.rebuild();
        hints.await(Duration.ZERO);
        updateState();
        pump = new Thread(this::pump, "chronicle-watch-jdk");
        pump.setDaemon(true);
        pump.start();
    }

    @Override
    public Hint await(Duration timeout) {
        return hints.await(timeout);
    }

    @Override
    public void verify() {
        // While the pump is at work it sees for itself.
        if (treeLock.tryLock()) {
            try {
                if (!closed) {
                    Mode before = state.mode;
                    tree.verify();
                    updateState();
                    if (before != Mode.DEGRADED && state.mode == Mode.DEGRADED) {
                        // It sleeps without an end, and from now on it has something to try again.
                        pump.interrupt();
                    }
                }
            } catch (ClosedWatchServiceException e) {
                LOG.debug("closed while it was verified bus={}", layout.root(), e);
            } finally {
                treeLock.unlock();
            }
        }
    }

    @Override
    public void wakeup() {
        hints.wake();
    }

    @Override
    public WatchHealth health() {
        State now = state;
        return new WatchHealth(now.mode, now.cause, now.reason, now.since, counters);
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
        if (!shut()) {
            return;
        }
        boolean interrupted = false;
        while (pump.isAlive()) {
            try {
                pump.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        onClose.accept(this);
        healthChanged.run();
    }

    /** Everything but waiting for the pump. False when it was done before. */
    private synchronized boolean shut() {
        if (closed) {
            return false;
        }
        closed = true;
        try {
            service.close();
        } catch (IOException e) {
            LOG.warn("a watch service did not close bus={}: {}", layout.root(), e.toString());
        }
        Counters last = counters;
        counters =
                new Counters(
                        last.events(), last.overflows(), 0, 0, last.retries(), last.rebuilds());
        state = new State(Mode.CLOSED, Cause.NONE, "", Instant.now());
        hints.close();
        return true;
    }

    private void pump() {
        try {
            while (true) {
                WatchKey key = next();
                treeLock.lock();
                try {
                    work(key);
                    updateState();
                } finally {
                    treeLock.unlock();
                }
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("closed bus={}", layout.root());
        } catch (RuntimeException | Error e) {
            LOG.warn("a watch failed and closes bus={}", layout.root(), e);
        }
        if (shut()) {
            // Nobody asked for it: whoever awaits finds it closed and takes another.
            onClose.accept(this);
            healthChanged.run();
        }
    }

    /** The next key with news, or null when it is time to try again what is not watched. */
    private WatchKey next() {
        try {
            return state.mode == Mode.DEGRADED
                    ? service.poll(retryInterval.get().toNanos(), TimeUnit.NANOSECONDS)
                    : service.take();
        } catch (InterruptedException e) {
            LOG.debug("not everything is watched any more bus={}", layout.root());
            return null;
        }
    }

    private void work(WatchKey first) {
        WatchKey key = first;
        for (int i = 0; key != null && i < BATCH; i++) {
            tree.take(key);
            key = service.poll();
        }
        if (key != null) {
            tree.take(key);
        }
        tree.settle();
        long now = System.nanoTime();
        if (state.mode == Mode.DEGRADED && now - lastRetry >= retryInterval.get().toNanos()) {
            lastRetry = now;
            tree.retry();
        }
    }

    /** Of those that are there the one that was named before, so that no attempt is news. */
    private Refusal named() {
        if (!tree.unwatched().containsKey(named)) {
            named = tree.unwatched().keySet().iterator().next();
        }
        return tree.unwatched().get(named);
    }

    private void updateState() {
        synchronized (this) {
            if (closed) {
                // Whoever closed it has said how it ended.
                return;
            }
            counters = tree.counters();
        }
        State before = state;
        Mode mode = tree.unwatched().isEmpty() ? Mode.EVENTS : Mode.DEGRADED;
        Cause cause = Cause.NONE;
        String reason = "";
        if (mode == Mode.DEGRADED) {
            Refusal refusal = named();
            cause = refusal.cause();
            reason = refusal.reason();
        }
        if (before.mode != mode || before.cause != cause || !before.reason.equals(reason)) {
            Instant since = before.mode == mode ? before.since : Instant.now();
            synchronized (this) {
                if (closed) {
                    return;
                }
                state = new State(mode, cause, reason, since);
            }
            // Whoever uses the watch tells people: it knows whether there is another.
            LOG.debug("mode={} bus={} reason=\"{}\"", mode, layout.root(), reason);
            healthChanged.run();
        }
    }
}
