package chronicle.bench.role;

import chronicle.bench.peer.Finder;
import chronicle.bench.peer.Peer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Finds strategies that come and go, records for each how long after its READY it was told, and
 * counts those that were never told and those that were told twice. Of ours none may be.
 */
final class Follow implements Role.Part {

    /** After the last one has gone: longer than any safety net of ours. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(7);

    /** Seldom enough that looking costs nothing beside what is measured. */
    private static final long GLANCE_MS = 20;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long guests = ComeAndGo.guests(arguments);
        long warmUp = arguments.number("warmup");
        Stamps stamps = Stamps.of(arguments.directory(), guests);
        Tally tally = new Tally(stamps, warmUp, guests);
        BusSite site = new BusSite(arguments.directory());
        Finder.Search search = arguments.peer().finder().open(site.layout(), tally);
        try {
            tally.awaitResidents(arguments.number("residents"));
            parent.opened();
            follow(tally, stamps, warmUp, parent);
        } finally {
            search.close();
        }
        check(arguments, tally, guests);
        Histogram nanos = tally.nanos();
        parent.result("follow.p50", nanos.getValueAtPercentile(50));
        parent.result("follow.p99", nanos.getValueAtPercentile(99));
        parent.result("follow.max", nanos.getMaxValue());
        parent.result("follow.lost", guests - tally.removed());
        parent.result("follow.doubled", tally.doubled());
        parent.finished();
    }

    private static void follow(Tally tally, Stamps stamps, long warmUp, Parent parent)
            throws InterruptedException {
        while (tally.added() < warmUp && !stamps.areAllGone()) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
        }
        parent.warm();
        long bytes = Resources.liveBytes();
        long cpu = Resources.cpuNanos();
        long begin = System.nanoTime();
        while (!stamps.areAllGone()) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
        }
        long took = System.nanoTime() - begin;
        parent.result("follow.cpu", 100.0 * (Resources.cpuNanos() - cpu) / took);
        awaitAll(tally);
        parent.result("follow.bytes", Math.max(0, Resources.liveBytes() - bytes));
    }

    private static void awaitAll(Tally tally) throws InterruptedException {
        long begin = System.nanoTime();
        while (tally.removed() < tally.guests() && System.nanoTime() - begin < PATIENCE_NS) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
        }
    }

    private static void check(RoleArguments arguments, Tally tally, long guests) {
        if (arguments.peer() == Peer.OURS && (tally.removed() < guests || tally.doubled() > 0)) {
            throw new IllegalStateException(
                    "strategies are missing or doubled: expected="
                            + guests
                            + " added="
                            + tally.added()
                            + " removed="
                            + tally.removed()
                            + " doubled="
                            + tally.doubled());
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("guests");
    }
}
