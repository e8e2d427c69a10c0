package chronicle.app.demo;

import chronicle.app.message.DemoText;
import chronicle.bus.BusLayout;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads orders and acks from the queues themselves, without a trace on them. */
final class BusAudit {

    private static final int BATCH = 1024;

    private final Queues queues;
    private final BusLayout bus;

    BusAudit(Queues queues, BusLayout bus) {
        this.queues = queues;
        this.bus = bus;
    }

    /** What the queues of these strategies hold now. */
    List<StrategyRecord> read(Collection<String> strategies) {
        return strategies.stream().map(this::read).toList();
    }

    private StrategyRecord read(String name) {
        StrategyEndpoints endpoints = bus.endpoints(new StrategyId(name));
        StrategyRecord found = new StrategyRecord(name);
        each(endpoints.ordersOut(), DemoText.ORDER, found::ordered);
        each(endpoints.ordersIn(), DemoText.ACK, found::answered);
        return found;
    }

    private void each(Path queue, int type, LongConsumer orderId) {
        MessageHandler handler = message -> take(message, type, orderId);
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            while (browser.poll(handler, BATCH) > 0) {
                // Goes on until the end of the queue.
            }
        } catch (QueueException e) {
            // The router makes orders_in when it attaches: without it nothing was answered yet.
            if (e.category() != QueueException.Category.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static void take(MessageView message, int type, LongConsumer orderId) {
        if (message.typeId() == type) {
            orderId.accept(DemoText.orderId(message.payload()));
        }
    }
}
