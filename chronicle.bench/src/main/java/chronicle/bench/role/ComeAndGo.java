package chronicle.bench.role;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Strategies by a schedule that nothing moves, and nobody who finds them can: at each tick one is
 * made, one that was made before becomes READY, and one that was READY for long is removed.
 */
final class ComeAndGo implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long guests = guests(arguments);
        long readyAfter = arguments.number("ready_after");
        long removeAfter = arguments.number("remove_after");
        BusSite site = new BusSite(arguments.directory());
        site.populate(arguments.number("residents"));
        Stamps stamps = Stamps.of(arguments.directory(), guests);
        parent.opened();
        long intervalNs = TimeUnit.SECONDS.toNanos(1) / arguments.number("rate");
        long due = System.nanoTime();
        for (long tick = 0; tick < guests + removeAfter; tick++) {
            due += intervalNs;
            awaitTime(due);
            if (tick < guests) {
                site.make(BusSite.GUEST + tick);
                site.prepare(BusSite.GUEST + tick);
            }
            long ready = tick - readyAfter;
            if (ready >= 0 && ready < guests) {
                stamps.stamp(ready, System.nanoTime());
                site.publish(BusSite.GUEST + ready);
            }
            long old = tick - removeAfter;
            if (old >= 0) {
                site.remove(BusSite.GUEST + old);
            }
        }
        stamps.allGone();
        parent.finished();
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("guests");
    }

    static long guests(RoleArguments arguments) {
        return arguments.number("warmup") + arguments.number("guests");
    }

    /** Sleeps: spinning would take half of a small machine from those who are measured. */
    private static void awaitTime(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
