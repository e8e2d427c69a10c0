package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many strategies of one process, each with an order in a small queue of its own. */
final class Crowd implements AutoCloseable {

    /** Small, since they are a thousand; the router reads what it finds. */
    private static final WriterOptions OPTIONS = WriterOptions.DEFAULTS.withSegmentSize(64 << 10);

    private final Queues queues = Queues.create();
    private final BusLayout bus;
    private final String prefix;
    private final List<QueueWriter> writers = new ArrayList<>();
    private final List<OrderSink> sinks = new ArrayList<>();

    /**
     * @param prefix of their names
     */
    Crowd(Path directory, String prefix) {
        bus = new BusLayout(directory);
        this.prefix = prefix;
    }

    /** Makes as many, each with one order; none is READY. */
    void make(long strategies) {
        for (long i = 0; i < strategies; i++) {
            QueueWriter writer = queues.openWriter(endpoints(i).ordersOut(), OPTIONS);
            writers.add(writer);
            sinks.add(new OrderSink(writer));
            send(i, 0);
        }
    }

    void send(long strategy, long number) {
        Message.send(sinks.get((int) strategy), System.nanoTime(), number);
    }

    void ready(long strategy) {
        ReadyMarker.publish(endpoints(strategy).ordersOut());
    }

    void unready(long strategy) {
        ReadyMarker.withdraw(endpoints(strategy).ordersOut());
    }

    private StrategyEndpoints endpoints(long strategy) {
        return bus.endpoints(new StrategyId(prefix + strategy));
    }

    @Override
    public void close() {
        writers.forEach(QueueWriter::close);
        queues.close();
    }
}
