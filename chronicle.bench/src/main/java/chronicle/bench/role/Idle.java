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

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        BusSite site = new BusSite(arguments.directory());
        Tally tally = new Tally();
        Set<String> threadsBefore = Resources.javaThreads();
        int descriptors = Resources.descriptors();
        Finder finder = arguments.peer().finder();
        try (Finder.Search search = finder.open(site.layout(), tally)) {
            tally.awaitResidents(arguments.number("residents"));
            parent.result("idle.descriptors", Resources.descriptors() - descriptors);
            parent.result("idle.watches", Resources.inotifyWatches());
            parent.opened();
            TimeUnit.SECONDS.sleep(arguments.number("settle_s"));
            parent.warm();
            Set<String> threads = Resources.javaThreads();
            threads.removeAll(threadsBefore);
            long wakeUps = Resources.sleeps(threads) - search.rescans();
            long cpu = Resources.cpuNanos();
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(arguments.number("seconds"));
            double seconds = (System.nanoTime() - begin) / 1e9;
            parent.result("idle.cpu", (Resources.cpuNanos() - cpu) / 1e7 / seconds);
            wakeUps = Resources.sleeps(threads) - search.rescans() - wakeUps;
            parent.result("idle.wakeups", Math.max(0, wakeUps) * 60 / seconds);
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("seconds");
    }
}
