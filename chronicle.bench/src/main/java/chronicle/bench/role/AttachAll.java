package chronicle.bench.role;

import chronicle.bus.StrategyId;
import chronicle.router.RouterListener;
import chronicle.router.engine.IdleMode;
import java.util.Map;

/**
 * From the start of a router until all strategies are attached and each one's first order is
 * handled: in a JVM that has done nothing yet, where every {@code orders_in} is still to be made;
 * and again, when all is there and read to its end.
 */
final class AttachAll implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long strategies = arguments.number("strategies");
        parent.opened();
        Attaching first = new Attaching();
        try (RunningRouter router = first.start(arguments)) {
            router.awaitAttached(strategies);
            router.awaitOrders(strategies);
            parent.result("attach.first", first.nanos());
            parent.result("attach.faults", Resources.minorFaults(RunningRouter.DATA_THREAD));
        }
        parent.warm();
        Attaching again = new Attaching();
        try (RunningRouter router = again.start(arguments)) {
            router.awaitAttached(strategies);
            parent.result("attach.again", again.nanos());
        }
        parent.finished();
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("strategies");
    }

    /** When it began, and when the last strategy or order came. */
    private static final class Attaching implements RouterListener {

        private long begin;
        private volatile long last;

        RunningRouter start(RoleArguments arguments) {
            begin = System.nanoTime();
            return RunningRouter.start(
                    arguments.directory(), IdleMode.PARK, (order, reply) -> now(), this);
        }

        @Override
        public void strategyAdded(StrategyId strategy) {
            now();
        }

        private void now() {
            last = System.nanoTime();
        }

        long nanos() {
            return last - begin;
        }
    }
}
