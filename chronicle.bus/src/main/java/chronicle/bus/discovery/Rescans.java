package chronicle.bus.discovery;

import java.time.Duration;
import java.util.List;

/**
 * The looks at everything: when they are due, and what they say of the watch. One that only the
 * interval asks for is done in slices, so that a hint that comes meanwhile waits for one of them
 * and not for ten thousand strategies. Polling thread, where nothing else is said.
 */
final class Rescans {

    /** Entries of a slice: some 200 µs, beside which asking the watch in between costs little. */
    private static final int SLICE = 64;

    /**
     * Beside a watch that tells of changes, looking takes at most one part in so many of a core:
     * 0.125 %, however many strategies there are.
     */
    private static final int COST_BOUND = 800;

    /**
     * And it is under way for one part in so many of the time. So a slow disk is spared, while a
     * look that had to wait for a processor for a moment does not put off the next.
     */
    private static final int TIME_BOUND = 10;

    /** So many intervals the next look is put off for that, at the most. */
    private static final int LONGEST = 6;

    private final StrategyScan scan;
    private final WatcherSlot slot;
    private final Tally tally;
    private final Clocks clocks;
    private final Misses misses = new Misses();

    private volatile long intervalNs;
    private volatile boolean healthChanged;

    private boolean started;
    private long lastSafety;
    private long lastScan;

    /** Whether slices are missing of a look that the interval asked for. */
    private boolean underWay;

    /** How long the slices of this look have taken. */
    private long spent;

    /** How much of that the thread had of a processor. */
    private long worked;

    /** What the last look was worth waiting for; 0 where the watch does not tell of changes. */
    private long affordableAfter;

    /** Whether the watch told of changes when its health was last asked for. */
    private boolean told;

    /** Of which watch the misses are. */
    private int judged;

    Rescans(StrategyScan scan, WatcherSlot slot, Tally tally, Clocks clocks, long every) {
        this.scan = scan;
        this.slot = slot;
        this.tally = tally;
        this.clocks = clocks;
        this.intervalNs = every;
    }

    /** Any thread. */
    void interval(Duration every) {
        intervalNs = every.toNanos();
    }

    /** The watch in use may be doing better or worse. Any thread. */
    void healthChanged() {
        healthChanged = true;
    }

    Misses misses() {
        return misses;
    }

    /** Whether everything was looked at once. */
    boolean hasBegun() {
        return started;
    }

    /** Whether the safety interval is over, or nothing was looked at yet. */
    boolean isSafetyDue(long now) {
        return !started || now - lastSafety >= safetyNs();
    }

    /** Until everything is to be looked at again, though nobody asks. */
    long untilDue(long now) {
        long interval = safetyNs();
        return Math.min(interval - (now - lastSafety), misses.scanNs(interval) - (now - lastScan));
    }

    /** How long a watch may be awaited at most before something is to be done. */
    long untilNext(long now) {
        return underWay ? 0 : Math.max(1, Math.min(untilDue(now), misses.untilQuiet(now)));
    }

    private long safetyNs() {
        long interval = intervalNs;
        // A watch that has come to lack events since the last look is helped at the interval.
        if (affordableAfter <= interval || !slot.tellsOfChanges()) {
            return interval;
        }
        return Math.min(affordableAfter, LONGEST * interval);
    }

    /** Whether a look at everything waits to be gone on with. */
    boolean isUnderWay() {
        return underWay;
    }

    /**
     * Looks at what is due now: everything at the start, with another watch, and when one has its
     * events back, else a slice.
     *
     * @param exchanged whether another watch, or none, is in use since the last call
     */
    void keepUp(long now, boolean exchanged, List<DiscoveryEvent> events) {
        boolean first = !started;
        boolean due = isSafetyDue(now);
        if (due) {
            started = true;
            lastSafety = now;
        }
        if (first || exchanged || eventsAreBack()) {
            anew(events);
            return;
        }
        if (!underWay && (due || untilDue(now) <= 0)) {
            underWay = true;
            lastScan = now;
            spent = 0;
            worked = 0;
        }
        if (underWay) {
            // Without a watch nothing would be heard in between.
            look(slot.hasWatch() ? SLICE : Integer.MAX_VALUE, events);
        }
    }

    /** What changed while there were none, nobody may have told. */
    private boolean eventsAreBack() {
        if (!healthChanged) {
            return false;
        }
        healthChanged = false;
        boolean before = told;
        told = slot.tellsOfChanges();
        return told && !before;
    }

    /** Looks at whatever is left of a look that is under way. */
    void finish(List<DiscoveryEvent> events) {
        while (underWay) {
            look(Integer.MAX_VALUE, events);
        }
    }

    /** What this finds, a watch that was there before and tells of changes tells as well. */
    private void look(int most, List<DiscoveryEvent> events) {
        long begin = clocks.time();
        long workBegin = clocks.work();
        int from = events.size();
        boolean done = scan.some(most, events);
        worked += clocks.work() - workBegin;
        spent += clocks.time() - begin;
        if (judged == slot.exchanges() && slot.hasWatch()) {
            for (DiscoveryEvent event : events.subList(from, events.size())) {
                misses.found(event.strategy(), begin);
            }
        }
        if (done) {
            long bound = Math.max(COST_BOUND * worked, TIME_BOUND * spent);
            affordableAfter = slot.tellsOfChanges() ? bound : 0;
            ended();
        }
    }

    /** Looks at everything at once, from the beginning: what was known of changes is void. */
    void anew(List<DiscoveryEvent> events) {
        // Asked before the look: what is lost after this changes the health again.
        told = slot.tellsOfChanges();
        lastScan = clocks.time();
        scan.all(events);
        spent = clocks.time() - lastScan;
        affordableAfter = 0;
        ended();
        if (judged != slot.exchanges()) {
            judged = slot.exchanges();
            misses.forget();
        }
    }

    private void ended() {
        underWay = false;
        tally.rescanned(spent, scan.entries(), scan.skipped(), misses.total());
    }
}
