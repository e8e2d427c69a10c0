package chronicle.router.engine;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Times strategies from READY to the moment in which their lane is attached: the watcher's hint,
 * the look, and the opening of both queues, with all pauses if that did not work at once.
 *
 * <p>READY's time of modification is by the clock of the file system, which on Linux goes in ticks
 * of 1 to 10 ms and so is that much early: what is measured is too long by one tick at most, never
 * too short. Strategies that were READY before the router looked for the first time had not been
 * waiting for their discovery and are left out. Control thread.
 */
final class DiscoveryLatency {

    /** The longest: what seems to be so much older may have come after that moment. */
    private static final Duration TICK = Duration.ofMillis(10);

    private final Latencies latencies;
    private Instant begin = Instant.MAX;

    DiscoveryLatency(Latencies latencies) {
        this.latencies = latencies;
    }

    /** The router is about to look for the first time. */
    void begin(Instant now) {
        begin = now.minus(TICK);
    }

    /** A strategy that came is attached. */
    void attached(StrategyEndpoints endpoints) {
        Instant now = Instant.now();
        Instant ready;
        try {
            Path marker = endpoints.ordersOut().resolve(ReadyMarker.NAME);
            ready = Files.getLastModifiedTime(marker, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            // It left in this moment: there is nothing to measure any more.
            return;
        }
        if (!ready.isBefore(begin)) {
            // READY says what its owner had it say: the way to a year far ahead fits no long.
            latencies.record(ready.isAfter(now) ? 0 : ChronoUnit.NANOS.between(ready, now), 1);
        }
    }
}
