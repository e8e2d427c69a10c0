package chronicle.itest;

import static chronicle.itest.WatcherBundles.HOUR_MS;

import chronicle.itest.container.Felix;
import chronicle.testkit.Await;
import chronicle.testkit.InotifyLimit;
import chronicle.testkit.LogLines;
import java.nio.file.Path;

/**
 * The process of {@link DegradationLogIT}: a router in a container, whose watcher twice meets the
 * limit of watches and has it lifted. Prints what was logged meanwhile.
 */
final class LimitedRouter {

    private static final int ENOUGH = 1_000;

    private final LiveBus bus;
    private final LogLines log;

    private LimitedRouter(LiveBus bus, LogLines log) {
        this.bus = bus;
        this.log = log;
    }

    /**
     * @param args the watcher's bundle and name, and the bus
     */
    public static void main(String[] args) throws Exception {
        InotifyLimit.WATCHES.set(ENOUGH);
        try (LogLines log = new LogLines();
                Felix felix = new Felix();
                LiveBus bus = new LiveBus(felix, Path.of(args[2]))) {
            felix.start(args[0]);
            bus.startRouter("rescan_interval_ms", HOUR_MS);
            bus.awaitWatcher(args[1]);
            LimitedRouter scene = new LimitedRouter(bus, log);
            scene.start("watched");
            scene.meetLimit(1, "first", "more");
            scene.meetLimit(2, "second");
            log.with("").forEach(line -> System.out.println("log " + line));
            bus.problems().forEach(problem -> System.out.println("problem " + problem));
        }
        System.out.println("done");
    }

    private void start(String strategy) {
        bus.strategy(strategy);
        bus.awaitEvent("added " + strategy);
    }

    private void meetLimit(int time, String... strategies) throws Exception {
        // Below what is held, so that nothing more is to be had.
        InotifyLimit.WATCHES.set(1);
        for (String strategy : strategies) {
            start(strategy);
        }
        awaitLines(time, "fallen back");
        InotifyLimit.WATCHES.set(ENOUGH);
        awaitLines(time, "no longer degraded");
    }

    private void awaitLines(int count, String part) {
        Await.until(
                count + " lines with " + part,
                () -> log.with(part).size() >= count,
                () -> log.with(""));
    }
}
