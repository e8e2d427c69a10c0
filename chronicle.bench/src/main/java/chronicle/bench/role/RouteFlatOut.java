package chronicle.bench.role;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.router.engine.IdleMode;

/**
 * The router, spinning, with a handler that reads each word of each order, checks that none is
 * missing, and counts orders per second from the first after the warm-up to the last.
 */
final class RouteFlatOut implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        int strategies = (int) arguments.number("strategies");
        long warmUp = arguments.number("warmup");
        long messages = warmUp + arguments.number("messages");
        Taker taker = new Taker(strategies, warmUp, messages);
        try (RunningRouter router =
                RunningRouter.start(arguments.directory(), IdleMode.SPIN, taker)) {
            router.awaitAttached(strategies);
            parent.opened();
            router.awaitOrders(warmUp);
            parent.warm();
            router.awaitOrders(messages);
            parent.result("flood.rate", (messages - warmUp) * 1e9 / (taker.end - taker.begin));
            parent.finished();
        }
    }

    /** Words of an order: whose it is in place of the time, its number among those of all. */
    private static final class Taker implements OrderHandler {

        private final OrderWords words = new OrderWords();
        private final long[] next;
        private final long warmUp;
        private final long messages;
        private long taken;
        private volatile long begin;
        private volatile long end;

        Taker(int strategies, long warmUp, long messages) {
            next = new long[strategies];
            for (int i = 0; i < strategies; i++) {
                next[i] = i;
            }
            this.warmUp = warmUp;
            this.messages = messages;
        }

        @Override
        public void onOrder(Order order, Reply reply) {
            words.of(order);
            int lane = (int) words.word(Message.TIME);
            Message.requireWhole(words, next[lane]);
            next[lane] += next.length;
            taken++;
            if (taken == warmUp) {
                begin = System.nanoTime();
            } else if (taken == messages) {
                end = System.nanoTime();
            }
        }
    }
}
