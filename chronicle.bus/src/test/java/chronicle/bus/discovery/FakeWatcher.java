package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** A watcher whose hints and failures the test decides. */
final class FakeWatcher implements QueueWatcher {

    /**
     * What happened, over all watchers that share the list: {@code open NAME}, {@code close NAME}.
     */
    final List<String> log;

    final LinkedBlockingQueue<Hint> hints = new LinkedBlockingQueue<>();
    volatile Throwable openFailure;
    volatile Throwable awaitFailure;
    volatile RuntimeException wakeupFailure;
    volatile RuntimeException healthFailure;
    volatile RuntimeException verifyFailure;
    int verified;
    volatile LinkageError listenFailure;

    /** Told how long the watch is to wait, in nanoseconds, instead of waiting; null for neither. */
    volatile LongConsumer insteadOfWaiting;

    volatile FakeWatch last;
    private final String name;

    FakeWatcher(String name, List<String> log) {
        this.name = name;
        this.log = log;
    }

    FakeWatcher(String name) {
        this(name, new ArrayList<>());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        if (openFailure instanceof WatchException e) {
            throw e;
        }
        if (openFailure instanceof RuntimeException e) {
            throw e;
        }
        if (openFailure instanceof Error e) {
            throw e;
        }
        log.add("open " + name);
        last = new FakeWatch();
        return last;
    }

    final class FakeWatch implements Watch {
        private volatile boolean open = true;
        private volatile Runnable listener;
        private volatile WatchHealth health =
                WatchHealth.good(WatchHealth.Mode.EVENTS, Instant.EPOCH, WatchHealth.Counters.ZERO);

        @Override
        public Hint await(Duration timeout) {
            if (awaitFailure instanceof RuntimeException e) {
                throw e;
            }
            if (awaitFailure instanceof Error e) {
                throw e;
            }
            if (!open) {
                return Hint.everything();
            }
            LongConsumer told = insteadOfWaiting;
            if (told != null) {
                told.accept(timeout.toNanos());
                return Hint.nothing();
            }
            try {
                Hint hint = hints.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
                return hint == null ? Hint.nothing() : hint;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Hint.nothing();
            }
        }

        @Override
        public void verify() {
            if (verifyFailure != null) {
                throw verifyFailure;
            }
            verified++;
        }

        @Override
        public void wakeup() {
            hints.add(Hint.nothing());
            if (wakeupFailure != null) {
                throw wakeupFailure;
            }
        }

        @Override
        public WatchHealth health() {
            if (healthFailure != null) {
                throw healthFailure;
            }
            return health;
        }

        @Override
        public void onHealthChange(Runnable listener) {
            if (listenFailure != null) {
                throw listenFailure;
            }
            this.listener = listener;
        }

        /** As a watch does that lost its events, or has them again. */
        void become(WatchHealth changed) {
            health = changed;
            listener.run();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                log.add("close " + name);
            }
        }
    }
}
