package chronicle.bench.role;

import chronicle.bus.StrategyId;
import chronicle.router.RouterListener;
import chronicle.router.engine.IdleMode;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * From the start of a router until all strategies are attached and each one's first order is
 * handled: in a JVM that has done nothing yet but open its log, where every {@code orders_in} is
 * still to be made; and again, when all is there and read to its end.
 */
final class AttachAll implements Role.Part {

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(100);
    private static final long LOOK_EVERY_MS = 10;

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long strategies = arguments.number("strategies");
        // In the container the log is there before the router.
        LoggerFactory.getLogger(AttachAll.class).debug("attaching {} strategies", strategies);
        parent.opened();
        Attaching first = new Attaching();
        try (RunningRouter router = first.start(arguments)) {
            first.await(strategies, strategies);
            router.awaitAttached(strategies);
            router.awaitOrders(strategies);
            parent.result("attach.first", first.nanos());
            parent.result("attach.faults", Resources.minorFaults(RunningRouter.DATA_THREAD));
        }
        parent.warm();
        Attaching again = new Attaching();
        try (RunningRouter router = again.start(arguments)) {
            again.await(strategies, 0);
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

        /** Each written by one thread: the control thread and the data thread. */
        private volatile long added;

        private volatile long orders;

        RunningRouter start(RoleArguments arguments) {
            begin = System.nanoTime();
            return RunningRouter.start(
                    arguments.directory(), IdleMode.PARK, (order, reply) -> ordered(), this);
        }

        private void ordered() {
            orders = orders + 1;
            now();
        }

        @Override
        public void strategyAdded(StrategyId strategy) {
            added = added + 1;
            now();
        }

        /**
         * Lets the router alone until it is done, or in trouble, which whoever looks at it finds
         * out: to list what is attached would have the compilers busy.
         */
        void await(long strategies, long ordersToo) throws InterruptedException {
            while ((added < strategies || orders < ordersToo)
                    && System.nanoTime() - begin < PATIENCE_NS) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }

        private void now() {
            last = System.nanoTime();
        }

        long nanos() {
            return last - begin;
        }
    }
}
