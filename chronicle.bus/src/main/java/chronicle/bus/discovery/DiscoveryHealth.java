package chronicle.bus.discovery;

import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * How discovery is doing, at one moment.
 *
 * @param state how changes are learnt of
 * @param cause why not by events, for programs
 * @param watcher name of the watcher in use, {@code none} without one
 * @param reason why it is degraded or blind, for people; empty otherwise
 * @param since when the state began
 * @param watch what the watch in use says of itself; empty without one
 * @param stats what was done so far
 */
public record DiscoveryHealth(
        State state,
        Cause cause,
        String watcher,
        String reason,
        Instant since,
        Optional<WatchHealth> watch,
        DiscoveryStats stats) {

    /** From best to worst: each has its own bound for how late a change is told. */
    public enum State {
        /** At once. */
        EVENTS,
        /** At the interval of a watcher that scans by design. */
        SCANNING,
        /** Some or all changes at the interval of a watch that lacks events. */
        DEGRADED,
        /** There is no watcher: at the rescan interval of discovery. */
        BLIND
    }

    static DiscoveryHealth blind(Cause cause, String reason, Instant since, DiscoveryStats stats) {
        return new DiscoveryHealth(
                State.BLIND, cause, WatcherSlot.NONE, reason, since, Optional.empty(), stats);
    }

    static DiscoveryHealth of(String watcher, WatchHealth watch, DiscoveryStats stats) {
        State state =
                switch (watch.mode()) {
                    case EVENTS -> State.EVENTS;
                    case SCANNING -> State.SCANNING;
                    case DEGRADED -> State.DEGRADED;
                    // Until the next poll, which takes another.
                    case CLOSED -> State.BLIND;
                };
        return new DiscoveryHealth(
                state,
                watch.cause(),
                watcher,
                state == State.BLIND ? "the watch was closed from outside" : watch.reason(),
                watch.since(),
                Optional.of(watch),
                stats);
    }
}
