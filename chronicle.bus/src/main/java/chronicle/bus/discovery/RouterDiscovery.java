package chronicle.bus.discovery;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.DirectoryWalk;
import chronicle.core.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Knows which strategies are on a bus: watch, scan, tell the difference.
 *
 * <p>A watcher only says where to look; what is true, the scan decides. Everything is looked at at
 * the start, when a watcher says so, after the watcher was exchanged or has its events back, and at
 * every rescan interval, so that without any watcher, or with a bad one, events come late but come.
 * What is known survives an exchange of watchers, and a directory that cannot be read does not make
 * its strategies go. A watch whose file system turns out not to tell of changes is helped by more
 * frequent scans.
 *
 * <p>{@code poll} and {@link #close()} belong to one thread; everything else may be called by any.
 */
public final class RouterDiscovery implements AutoCloseable {

    /** Of fewer strategies the first look and the opening of a watch are over at once anyway. */
    private static final int MANY = 1000;

    private final BusLayout layout;
    private final StrategyScan scan;
    private final Problems problems;
    private final Tally tally = new Tally();
    private final WatcherSlot slot;
    private final Rescans rescans;
    private final LongSupplier nanoTime;

    private final AtomicReference<List<QueueWatcher>> newCandidates = new AtomicReference<>();
    private final AtomicBoolean wakeup = new AtomicBoolean();
    private volatile Thread sleeper;

    private volatile boolean closed;

    public RouterDiscovery(BusLayout layout, Queues queues, DiscoveryOptions options) {
        this(layout, queues.walk(layout.strategies()), options, new Clocks());
    }

    RouterDiscovery(BusLayout layout, DirectoryWalk walk, DiscoveryOptions options, Clocks clocks) {
        this.layout = layout;
        this.problems = new Problems(layout.strategies());
        this.scan = new StrategyScan(layout, walk, problems);
        this.slot = new WatcherSlot(layout, this::healthChanged);
        this.nanoTime = clocks::time;
        this.rescans = new Rescans(scan, slot, tally, clocks, options.rescanInterval().toNanos());
    }

    /**
     * What changed since the last call. Never waits. The very first call returns what it finds
     * before a watch is opened when that are many strategies, since their users need not wait for
     * 20,000 kernel watches: {@link #hasWatchersToTry()} then, and the next call opens the watch
     * and looks at everything again.
     *
     * @return events in the order to apply them; per strategy Added and Removed alternate
     * @throws BusException CLOSED
     */
    public List<DiscoveryEvent> poll() {
        List<DiscoveryEvent> events = new ArrayList<>();
        if (foundManyAtFirst(events)) {
            return told(events);
        }
        keepUp(events);
        rescans.finish(events);
        apply(slot.await(Duration.ZERO), events);
        return told(events);
    }

    /**
     * As {@link #poll()}, but waits for events. Returns without any at the end of the timeout,
     * after {@link #wakeup()}, and when the watcher in use or its health has changed, a watcher
     * failed, or a problem on the bus was found. Watchers block in the kernel, where an interrupt
     * is not noticed: end a wait by {@link #wakeup()}.
     *
     * @param timeout longest wait; zero only looks
     * @throws BusException CLOSED
     */
    public List<DiscoveryEvent> poll(Duration timeout) {
        long start = nanoTime.getAsLong();
        long timeoutNs = TimeUnit.NANOSECONDS.convert(timeout);
        String before = slot.name();
        List<String> failuresBefore = slot.failures();
        long problemsBefore = problems.reported();
        List<DiscoveryEvent> events = new ArrayList<>();
        if (foundManyAtFirst(events)) {
            return told(events);
        }
        while (true) {
            boolean exchanged = keepUp(events);
            long now = nanoTime.getAsLong();
            long left = timeoutNs - (now - start);
            boolean done =
                    exchanged
                            || !events.isEmpty()
                            || left <= 0
                            || !slot.name().equals(before)
                            || !slot.failures().equals(failuresBefore)
                            || problems.reported() != problemsBefore
                            || Thread.currentThread().isInterrupted();
            if (wakeup.getAndSet(false) || done) {
                if (left <= 0) {
                    rescans.finish(events);
                }
                apply(slot.await(Duration.ZERO), events);
                return told(events);
            }
            if (newCandidates.get() != null) {
                // Came while the watch was being exchanged, so its wake-up went to the old one.
                continue;
            }
            apply(await(Math.min(left, rescans.untilNext(now))), events);
            if (!events.isEmpty()) {
                return told(events);
            }
        }
    }

    /**
     * The watchers to choose from, best first; empty for none. The polling thread takes them at its
     * next poll, a blocked poll at once: the first one that opens is used, and its watch is open
     * before the old one closes.
     */
    public void watchers(List<QueueWatcher> ranked) {
        newCandidates.set(List.copyOf(ranked));
        rouse();
    }

    /**
     * From now on everything is looked at this often; a blocked {@link #poll(Duration)} returns and
     * the next one reckons with it. Nothing that is known or watched changes.
     *
     * @throws BusException INVALID_ARGUMENT outside of the range of {@link DiscoveryOptions}: then
     *     the interval stays as it was
     */
    public void rescanInterval(Duration interval) {
        rescans.interval(new DiscoveryOptions(interval).rescanInterval());
        wakeup();
    }

    /** Whether {@link #watchers(List)} were given that the next poll is going to take. */
    public boolean hasWatchersToTry() {
        return newCandidates.get() != null;
    }

    /** Makes a blocked {@link #poll(Duration)}, or the next one, return at once. */
    public void wakeup() {
        wakeup.set(true);
        rouse();
    }

    private void healthChanged() {
        rescans.healthChanged();
        wakeup();
    }

    /** The name of the watcher in use, {@code none} without one: then only rescans find changes. */
    public String watcherName() {
        return slot.name();
    }

    /** How discovery and the watch in use are doing. */
    public DiscoveryHealth health() {
        return rescans.misses().temper(slot.health(tally.stats()));
    }

    /** Why watchers that should be preferred are not in use: {@code NAME: REASON}. */
    public List<String> failures() {
        return slot.failures();
    }

    /** What on the bus is ignored or cannot be read now: path and reason, one line each. */
    public List<String> problems() {
        return problems.lines();
    }

    /** How many problems have been reported so far, those that are over included. */
    public long problemsReported() {
        return problems.reported();
    }

    /** Closes the watch, and the listing of a look that is under way. Idempotent. */
    @Override
    public void close() {
        closed = true;
        scan.giveUp();
        slot.close();
    }

    /** Looks before there is a watch: what changes then is found by the look behind its opening. */
    private boolean foundManyAtFirst(List<DiscoveryEvent> events) {
        requireOpen();
        if (rescans.hasBegun()) {
            return false;
        }
        rescans.keepUp(nanoTime.getAsLong(), false, events);
        return events.size() >= MANY;
    }

    private void requireOpen() {
        if (closed) {
            throw new BusException(
                    BusException.Category.CLOSED, "discovery closed bus=" + layout.root());
        }
    }

    /** What is due whatever the watch says. True when the watcher was exchanged. */
    private boolean keepUp(List<DiscoveryEvent> events) {
        requireOpen();
        int before = slot.exchanges();
        slot.dropIfUseless();
        List<QueueWatcher> candidates = newCandidates.getAndSet(null);
        if (candidates != null) {
            slot.candidates(candidates);
        }
        long now = nanoTime.getAsLong();
        boolean due = rescans.isSafetyDue(now);
        if (due && candidates == null) {
            slot.retry();
        }
        if (due) {
            slot.verify();
        }
        boolean exchanged = slot.exchanges() != before;
        rescans.keepUp(now, exchanged, events);
        return exchanged;
    }

    /**
     * Called after a request was left. Pairs with the polling thread, which names its watch, or
     * itself as sleeper, before it looks for requests: one of the two sees the other.
     */
    private void rouse() {
        slot.wakeup();
        LockSupport.unpark(sleeper);
    }

    private Hint await(long waitNs) {
        if (slot.hasWatch()) {
            return slot.await(Duration.ofNanos(waitNs));
        }
        sleeper = Thread.currentThread();
        try {
            if (!wakeup.get() && newCandidates.get() == null) {
                LockSupport.parkNanos(this, waitNs);
            }
        } finally {
            sleeper = null;
        }
        return Hint.nothing();
    }

    private void apply(Hint hint, List<DiscoveryEvent> events) {
        Misses misses = rescans.misses();
        boolean judgedAnew = false;
        if (hint.all()) {
            rescans.anew(events);
            misses.hintedEverything();
        } else if (hint.isNothing()) {
            judgedAnew = misses.quiet(nanoTime.getAsLong());
        }
        for (String name : hint.names()) {
            // Names that no strategy can have are reported by the rescan.
            Optional<StrategyId> id = StrategyId.parse(name);
            if (id.isPresent()) {
                int before = events.size();
                scan.one(id.get(), events);
                judgedAnew |= misses.hinted(id.get(), events.size() > before);
            }
        }
        if (judgedAnew) {
            // Whoever polls learns of it as of any other change of health.
            wakeup.set(true);
        }
    }

    private List<DiscoveryEvent> told(List<DiscoveryEvent> events) {
        if (!events.isEmpty()) {
            tally.told(events.size(), scan.strategies());
        }
        return events;
    }
}
