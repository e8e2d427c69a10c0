package chronicle.bus.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * How a watch is doing, at one moment.
 *
 * @param mode how it learns of changes
 * @param cause why it is degraded, for programs; {@link Cause#NONE} unless degraded
 * @param reason the same for people, with the limit, its value and the remedy; empty unless
 *     degraded
 * @param since when the mode began; a degraded watch that finds another cause keeps it
 * @param counters what happened since the watch was opened
 */
public record WatchHealth(Mode mode, Cause cause, String reason, Instant since, Counters counters) {

    public WatchHealth {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(counters, "counters");
    }

    /** A watch with nothing to complain about. */
    public static WatchHealth good(Mode mode, Instant since, Counters counters) {
        return new WatchHealth(mode, Cause.NONE, "", since, counters);
    }

    /** The ways of watching. */
    public enum Mode {
        /** Every change is an event. */
        EVENTS,
        /** Scanning by design. */
        SCANNING,
        /** Some or all of the tree is scanned because events are not to be had. */
        DEGRADED,
        /** Closed. */
        CLOSED
    }

    /** Why events are not to be had. */
    public enum Cause {
        /** Nothing is wrong. */
        NONE,
        /** The limit of things that can be watched. */
        WATCH_LIMIT,
        /** The limit of watchers in the system's sense, such as inotify instances. */
        INSTANCE_LIMIT,
        /** No more file descriptors. */
        DESCRIPTORS,
        /** A directory that this user may not watch. */
        PERMISSION,
        /** Watching works, but the file system does not tell of changes. */
        NO_EVENTS,
        /** Anything else; the reason says what. */
        FAILURE
    }

    /**
     * Counts of one watch; never fall, except {@code watches} and {@code unwatched}.
     *
     * @param events events received, or looks of a watch that scans
     * @param overflows times the system dropped events
     * @param watches places that are watched now
     * @param unwatched places that should be watched now and are not: these are scanned
     * @param retries attempts to watch a place that had been refused
     * @param rebuilds times everything was watched anew, after an overflow or a move of the bus
     */
    public record Counters(
            long events, long overflows, int watches, int unwatched, long retries, long rebuilds) {

        /** Nothing happened yet. */
        public static final Counters ZERO = new Counters(0, 0, 0, 0, 0, 0);
    }
}
