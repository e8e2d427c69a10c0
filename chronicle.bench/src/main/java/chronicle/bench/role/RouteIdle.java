package chronicle.bench.role;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.router.engine.IdleMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A router with many strategies that are silent: what the process takes of a core, how often its
 * threads wake, and then how soon single orders reach the handler.
 */
final class RouteIdle implements Role.Part {

    /** Names of the JVM's compiler threads begin so, as the kernel knows them: C1 and C2. */
    private static final List<String> COMPILERS = List.of("C1 ", "C2 ");

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long strategies = arguments.number("strategies");
        long early = arguments.number("early");
        Late late = new Late(early);
        Set<String> before = Resources.javaThreads();
        try (RunningRouter router =
                RunningRouter.start(arguments.directory(), IdleMode.PARK, late)) {
            router.awaitAttached(strategies);
            router.awaitOrders(strategies);
            parent.opened();
            router.awaitOrders(strategies + early);
            TimeUnit.SECONDS.sleep(arguments.number("settle_s"));
            parent.warm();
            Set<String> threads = Resources.javaThreads();
            threads.removeAll(before);
            long wakeUps = Resources.sleeps(threads);
            long compilers = Resources.cpuNanosOf(COMPILERS);
            long cpu = Resources.cpuNanos();
            long begin = System.nanoTime();
            TimeUnit.SECONDS.sleep(arguments.number("seconds"));
            double seconds = (System.nanoTime() - begin) / 1e9;
            parent.result("quiet.cpu", (Resources.cpuNanos() - cpu) / 1e7 / seconds);
            parent.result(
                    "quiet.compilers",
                    // A compiler's thread that nobody needed any more took its time along.
                    Math.max(0, Resources.cpuNanosOf(COMPILERS) - compilers) / 1e7 / seconds);
            parent.result("quiet.wakeups", (Resources.sleeps(threads) - wakeUps) / seconds);
            router.awaitOrders(strategies + early + arguments.number("later"));
            parent.result("wake.p50", late.nanos.getValueAtPercentile(50));
            parent.result("wake.p99", late.nanos.getValueAtPercentile(99));
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("later");
    }

    /** How late orders are after those that warm up. */
    private static final class Late implements OrderHandler {

        private final OrderWords words = new OrderWords();
        private final Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(600), 3);
        private final long early;

        Late(long early) {
            this.early = early;
        }

        @Override
        public void onOrder(Order order, Reply reply) {
            long now = System.nanoTime();
            words.of(order);
            if (words.word(Message.NUMBER) > early) {
                nanos.recordValue(Math.max(0, now - words.word(Message.TIME)));
            }
        }
    }
}
