package chronicle.bench.role;

import chronicle.bench.peer.Finder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Watches while nothing happens: how often the finder's threads wake other than to look at
 * everything, what the process takes of a core, and what the finder holds of the kernel.
 */
final class Idle implements Role.Part {

    /** Of JNA itself: looks every thirty seconds, as long as any library is loaded by it. */
    private static final String JNA_CLEANER = "JNA Cleaner";

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        BusSite site = new BusSite(arguments.directory());
        Tally tally = new Tally();
        Set<String> threadsBefore = Resources.javaThreads();
        int descriptors = Resources.descriptors();
        Finder finder = arguments.peer().finder();
        try (Finder.Search search = finder.open(site.layout(), tally)) {
            tally.awaitResidents(arguments.number("residents"));
            parent.opened();
            TimeUnit.SECONDS.sleep(arguments.number("settle_s"));
            // Not before: strategies may be told ahead of the opening of their watches.
            parent.result("idle.descriptors", Resources.descriptors() - descriptors);
            parent.result("idle.watches", Resources.inotifyWatches());
            parent.warm();
            Set<String> threads = Resources.javaThreads();
            threads.removeAll(threadsBefore);
            threads.remove(JNA_CLEANER);
            long cpu = Resources.cpuNanos();
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(arguments.number("seconds"));
            double seconds = (System.nanoTime() - begin) / 1e9;
            parent.result("idle.cpu", (Resources.cpuNanos() - cpu) / 1e7 / seconds);
            // Afterwards, since it is some work to watch them.
            WakeUps wakeUps = new WakeUps(threads, search::rescans);
            long cleaner = Resources.sleeps(Set.of(JNA_CLEANER));
            begin = System.nanoTime();
            wakeUps.watch(arguments.number("seconds"));
            seconds = (System.nanoTime() - begin) / 1e9;
            parent.result("idle.wakeups", wakeUps.perMinute());
            cleaner = Resources.sleeps(Set.of(JNA_CLEANER)) - cleaner;
            parent.result("idle.cleaner", cleaner * 60 / seconds);
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("seconds");
    }
}
