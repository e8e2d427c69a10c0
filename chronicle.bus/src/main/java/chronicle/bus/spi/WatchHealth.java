package chronicle.bus.spi;

import java.time.Instant;

/**
 * How a watch is doing.
 *
 * @param mode whether it gets events, scans by design, or has fallen back to scanning
 * @param reason why it is degraded, with the limit, its value and the remedy; empty otherwise
 * @param since when the mode began
 * @param events events received
 * @param overflows times the kernel dropped events
 * @param watches kernel watches held
 */
public record WatchHealth(
        Mode mode, String reason, Instant since, long events, long overflows, int watches) {

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
}
