package chronicle.bench.role;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.router.engine.IdleMode;

/**
 * The router under an even flow of orders: the longest time that one of them lay, first alone, then
 * while others are attached. What the data thread waited for a processor in such a time is told
 * apart: where three threads want two of them, somebody waits.
 */
final class RouteGaps implements Role.Part {

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long warmUp = arguments.number("warmup");
        long messages = arguments.number("messages");
        long newcomers = arguments.number("newcomers");
        Gaps alone = new Gaps();
        Gaps among = new Gaps();
        try (RunningRouter router =
                RunningRouter.start(
                        arguments.directory(),
                        IdleMode.SPIN,
                        new Taker(warmUp, messages, alone, among))) {
            router.awaitAttached(1);
            parent.opened();
            router.awaitOrders(warmUp);
            parent.warm();
            router.awaitOrders(warmUp + 2 * messages + newcomers);
            parent.result("alone.longest", alone.longest());
            parent.result("alone.own", alone.longestOwn());
            parent.result("alone.above", alone.ownAboveLimit());
            parent.result("among.longest", among.longest());
            parent.result("among.own", among.longestOwn());
            parent.result("among.above", among.ownAboveLimit());
            parent.result("among.p99.99", among.percentile(99.99));
            parent.finished();
        }
    }

    private static final class Taker implements OrderHandler {

        private final OrderWords words = new OrderWords();
        private final Message.Check check = new Message.Check();
        private final long warmUp;
        private final long messages;
        private final Gaps alone;
        private final Gaps among;

        Taker(long warmUp, long messages, Gaps alone, Gaps among) {
            this.warmUp = warmUp;
            this.messages = messages;
            this.alone = alone;
            this.among = among;
        }

        @Override
        public void onOrder(Order order, Reply reply) {
            if (!order.strategy().name().equals(TradeAmongNewcomers.STEADY)) {
                return;
            }
            check.onMessage(words.of(order));
            long taken = check.count();
            if (taken > warmUp + messages) {
                among.tick(words.word(Message.TIME));
            } else if (taken > warmUp) {
                alone.tick(words.word(Message.TIME));
            }
        }
    }
}
