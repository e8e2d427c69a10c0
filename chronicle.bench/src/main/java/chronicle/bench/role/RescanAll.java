package chronicle.bench.role;

import chronicle.bench.peer.Finder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Looks at all strategies while nothing changes, again and again, and times each look. */
final class RescanAll implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        BusSite site = new BusSite(arguments.directory());
        long residents = arguments.number("residents");
        long looks = arguments.number("looks");
        Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        try (Finder.Rescan rescan = arguments.peer().finder().rescan(site.layout())) {
            parent.opened();
            expect(residents, rescan.look());
            for (long i = 0; i < arguments.number("warmup"); i++) {
                expect(0, rescan.look());
            }
            parent.warm();
            Allocation allocation = new Allocation();
            for (long i = 0; i < looks; i++) {
                long begin = System.nanoTime();
                int changes = rescan.look();
                nanos.recordValue(System.nanoTime() - begin);
                expect(0, changes);
            }
            parent.result("rescan.bytes", (double) allocation.since() / looks);
            parent.result("rescan.p50", nanos.getValueAtPercentile(50));
            parent.result("rescan.max", nanos.getMaxValue());
            parent.finished();
        }
    }

    private static void expect(long expected, long changes) {
        if (changes != expected) {
            throw new IllegalStateException(
                    "changes are missing or too many: expected=" + expected + " got=" + changes);
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("looks");
    }
}
