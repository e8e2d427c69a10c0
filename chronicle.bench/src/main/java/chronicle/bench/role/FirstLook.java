package chronicle.bench.role;

import chronicle.bench.peer.Finder;
import java.util.Map;

/**
 * From opening a finder until it has told the last strategy: once in a JVM that has done nothing
 * yet, as a router starts, and the last of several times, as a router changes its watcher.
 */
final class FirstLook implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        parent.opened();
        parent.result("first.cold", look(arguments));
        for (long i = 0; i < arguments.number("warmup"); i++) {
            look(arguments);
        }
        parent.warm();
        parent.result("first.warm", look(arguments));
        parent.finished();
    }

    private static long look(RoleArguments arguments) throws InterruptedException {
        Tally tally = new Tally();
        BusSite site = new BusSite(arguments.directory());
        Finder finder = arguments.peer().finder();
        long begin = System.nanoTime();
        Finder.Search search = finder.open(site.layout(), tally);
        try {
            tally.awaitResidents(arguments.number("residents"));
            return tally.lastAdded() - begin;
        } finally {
            search.close();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("residents");
    }
}
