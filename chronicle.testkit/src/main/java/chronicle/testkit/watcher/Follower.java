package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.WatchHealth;
import chronicle.core.Queues;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Applies the events of a discovery, as a router does, and checks each against the rules. The
 * periodic rescan is out of reach, so that only the watcher under test brings news.
 */
public final class Follower implements AutoCloseable {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration SLICE = Duration.ofMillis(10);
    private static final int SHOWN = 60;

    private final BusOnDisk bus;
    private final RouterDiscovery discovery;
    private final Set<String> present = new TreeSet<>();
    private final List<String> log = new ArrayList<>();
    private Consumer<DiscoveryEvent> check = event -> {};

    public Follower(BusOnDisk bus, Queues queues, QueueWatcher... ranked) {
        this.bus = bus;
        this.discovery = new RouterDiscovery(bus.layout(), queues, new DiscoveryOptions(NEVER));
        use(ranked);
    }

    public RouterDiscovery discovery() {
        return discovery;
    }

    public void use(QueueWatcher... ranked) {
        discovery.watchers(List.of(ranked));
    }

    /** The safety net, which is otherwise out of reach: everything is verified and looked at. */
    void rescan() {
        long before = discovery.health().stats().rescans();
        discovery.rescanInterval(SHORTEST);
        await("a rescan", () -> discovery.health().stats().rescans() > before);
        discovery.rescanInterval(NEVER);
    }

    /** Ends a watcher as the stop of its bundle does. */
    void stop(QueueWatcher watcher) {
        try {
            ((AutoCloseable) watcher).close();
        } catch (Exception e) {
            throw new AssertionError("a watcher does not close: " + watcher.name(), e);
        }
        step();
    }

    /** How often the watch in use lost events. */
    long overflows() {
        return discovery.health().watch().orElseThrow().counters().overflows();
    }

    /** How the watch in use is doing. */
    WatchHealth.Mode mode() {
        return discovery.health().watch().orElseThrow().mode();
    }

    /** Whether no watcher is in use. */
    boolean isBlind() {
        step();
        return discovery.watcherName().equals("none");
    }

    /** Has every further event checked when it comes. */
    void onEvent(Consumer<DiscoveryEvent> newCheck) {
        check = newCheck;
    }

    /** Every event so far: {@code +NAME} and {@code -NAME}. */
    List<String> log() {
        return List.copyOf(log);
    }

    /** One step without waiting. */
    public void step() {
        discovery.poll().forEach(this::apply);
    }

    /** Follows until exactly these are present. */
    public void awaitPresent(String... names) {
        awaitPresent(Set.of(names));
    }

    void awaitPresent(Set<String> names) {
        await("present are " + names, () -> present.equals(names));
    }

    /** Follows until what is present is what is on disk. */
    void awaitQuiet() throws IOException {
        Set<String> onDisk = bus.ready();
        awaitPresent(onDisk);
        assertEquals(onDisk, bus.ready(), "the test itself must be quiet here");
    }

    /** Follows until the log ends like this. */
    void awaitLogEnd(String... events) {
        List<String> expected = List.of(events);
        await(
                "the last events are " + expected,
                () ->
                        log.size() >= expected.size()
                                && log.subList(log.size() - expected.size(), log.size())
                                        .equals(expected));
    }

    /** Follows until it holds. */
    public void await(String what, Condition condition) {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > DEADLINE.toNanos()) {
                fail("not in time: " + what + "\npresent=" + present + "\nevents=" + lastEvents());
            }
            discovery.poll(SLICE).forEach(this::apply);
        }
    }

    private List<String> lastEvents() {
        return log.subList(Math.max(0, log.size() - SHOWN), log.size());
    }

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds();
    }

    @Override
    public void close() {
        discovery.close();
    }

    private void apply(DiscoveryEvent event) {
        String name = event.strategy().name();
        check.accept(event);
        if (event instanceof DiscoveryEvent.Added added) {
            log.add("+" + name);
            assertTrue(present.add(name), () -> "added twice: " + name + " in " + lastEvents());
            assertEquals(bus.ordersOut(name), added.ordersOut());
        } else {
            log.add("-" + name);
            assertTrue(
                    present.remove(name),
                    () -> "removed but not there: " + name + " in " + lastEvents());
        }
    }
}
