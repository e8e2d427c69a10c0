package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Mode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beside a watch that tells of changes, rescans take a bounded part of the time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RescanCostTest extends DiscoveryFixture {

    private FakeWatcher watcher;

    @BeforeEach
    void watch() {
        watcher = use(new FakeWatcher("fake"));
        poll();
    }

    private void rescanTaking(long millis) {
        rescanTaking(millis, millis);
    }

    private void rescanTaking(long millis, long workMillis) {
        walk.meanwhile =
                () -> {
                    now += TimeUnit.MILLISECONDS.toNanos(millis);
                    work += TimeUnit.MILLISECONDS.toNanos(workMillis);
                };
        rescan();
        long before = rescans();
        poll();
        assertEquals(before + 1, rescans());
    }

    private void degrade() {
        become(Mode.DEGRADED, Cause.FAILURE, "no events");
    }

    private void become(Mode mode, Cause cause, String reason) {
        watcher.last.become(
                new WatchHealth(mode, cause, reason, Instant.EPOCH, WatchHealth.Counters.ZERO));
    }

    private long rescans() {
        return discovery.health().stats().rescans();
    }

    /** Whether what no hint told is found when so much time has passed. */
    private boolean findsAfter(String name, long millis) throws IOException {
        start(name);
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        return poll().equals(List.of("+" + name));
    }

    @Test
    void cheapOneIsRepeatedEachInterval() throws IOException {
        start("a");
        rescanTaking(6);
        assertEquals(true, findsAfter("b", 5_000));
    }

    @Test
    void dearOneIsRepeatedWhenItIsOneEightHundredthOfTheTime() throws IOException {
        start("a");
        rescanTaking(20);
        assertEquals(false, findsAfter("b", 15_900));
        assertEquals(true, findsAfter("b", 100));
    }

    @Test
    void oneThatWasKeptWaitingForAProcessorIsRepeatedEachInterval() throws IOException {
        start("a");
        rescanTaking(400, 6);
        assertEquals(true, findsAfter("b", 5_000));
    }

    @Test
    void oneThatWaitsForADiskIsUnderWayForATenthOfTheTime() throws IOException {
        start("a");
        rescanTaking(1_000, 6);
        assertEquals(false, findsAfter("b", 8_900));
        assertEquals(true, findsAfter("b", 200));
    }

    @Test
    void butNotLaterThanSixIntervals() throws IOException {
        start("a");
        rescanTaking(2_000);
        assertEquals(false, findsAfter("b", 27_900));
        assertEquals(true, findsAfter("b", 100));
    }

    @Test
    void withoutEventsItIsRepeatedEachIntervalWhateverItCosts() throws IOException {
        start("a");
        degrade();
        poll();
        rescanTaking(1_000);
        assertEquals(true, findsAfter("b", 4_000));
    }

    @Test
    void watchThatComesToLackEventsIsHelpedAtTheIntervalAtOnce() throws IOException {
        start("a");
        rescanTaking(2_000);
        degrade();
        assertEquals(true, findsAfter("b", 5_000));
    }

    @Test
    void watchThatHasItsEventsBackIsFollowedByALookAtEverything() throws IOException {
        degrade();
        poll();
        start("a");
        assertEquals(List.of(), poll());
        become(Mode.EVENTS, Cause.NONE, "");
        assertEquals(List.of("+a"), poll());
        start("b");
        become(Mode.EVENTS, Cause.NONE, "");
        assertEquals(List.of(), poll());
    }

    @Test
    void anotherWatchBeginsWithTheInterval() throws IOException {
        start("a");
        rescanTaking(20);
        use(new FakeWatcher("other"));
        poll();
        assertEquals(true, findsAfter("b", 5_000));
    }
}
