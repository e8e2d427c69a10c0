package chronicle.itest.process;

import chronicle.bus.BusLayout;
import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.core.Queues;
import chronicle.example.handler.AckHandler;
import chronicle.example.handler.LedgerHandler;
import chronicle.router.RouterListener;
import chronicle.router.engine.ReplyPolicy;
import chronicle.router.engine.Router;
import chronicle.router.engine.RouterServices;
import chronicle.router.engine.RouterSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A router to be killed: {@code BUS JOURNAL LEDGER}. Of its handlers the first takes each order
 * into the ledger exactly once, the other one acknowledges it and notes it in the journal. Ends
 * with its input.
 */
public final class RouterMain {

    private static final int SEGMENT = 64 << 10;

    private RouterMain() {}

    public static void main(String[] args) throws IOException {
        HandledJournal journal = HandledJournal.open(Path.of(args[1]));
        // Nothing but its own looks: a restart is to be found in attaching, too.
        RouterSettings settings =
                RouterSettings.of(new BusLayout(Path.of(args[0])))
                        .withRescanInterval(Duration.ofMillis(20))
                        .withReplies(ReplyPolicy.DEFAULTS.withSegmentSize(SEGMENT));
        try (Queues queues = Queues.create();
                LedgerHandler ledger = LedgerHandler.open(queues, Path.of(args[2]), SEGMENT)) {
            RouterServices services = RouterServices.empty();
            services.handlers().put(new Rank(1), ledger);
            services.handlers().put(new Rank(0), new Acknowledging(new AckHandler(), journal));
            Router router = new Router(settings, queues, services, new RouterListener() {});
            router.start();
            while (System.in.read() >= 0) {
                continue;
            }
            router.stop();
        }
    }

    private record Acknowledging(AckHandler handler, HandledJournal journal)
            implements OrderHandler {
        @Override
        public void onOrder(Order order, Reply reply) {
            handler.onOrder(order, reply);
            journal.add(LoadedBus.number(order.strategy()), order.seq());
        }
    }

    private record Rank(int value) implements Comparable<Object> {
        @Override
        public int compareTo(Object other) {
            return Integer.compare(value, ((Rank) other).value);
        }
    }
}
