package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.bus.handler.OrderHandler;
import chronicle.core.FanInReader;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.router.engine.ReplyPolicy.Full;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that is taken and answered costs no object, whatever watches and counts beside it. */
final class DispatchAllocationTest {

    private static final int ORDERS = 20_000;
    private static final int ROUNDS = 5;

    @TempDir Path root;
    private final byte[] bytes = new byte[64];
    private long touched;

    @Test
    void ordersAndRepliesDoNotAllocate() {
        RouterServices services = RouterServices.empty();
        OrderHandler handler =
                (order, reply) -> {
                    touched += order.seq();
                    reply.append(1, bytes);
                };
        services.handlers().put(RouterFixture.rank(1), handler);
        services.handlers().put(RouterFixture.rank(2), WishingHandler.of(handler, null));
        Notifier notifier =
                new Notifier(Path.of("bus"), services.listeners(), new Recorder(), () -> {});
        Counter orders = new Counter();
        Latencies latencies = new Latencies();
        Dispatch dispatch =
                new Dispatch(
                        new Takers(services.handlers()),
                        new Refusals(notifier, HandlerPolicy.DEFAULTS),
                        new HandlerWatch(notifier, Duration.ofSeconds(1)),
                        new ReplyWriter(new Counter(), Full.BLOCK, notifier),
                        orders,
                        new OrderLatency(latencies, WriterOptions.DEFAULTS.clock()));
        WriterOptions options =
                WriterOptions.DEFAULTS.withSegmentSize(64 << 20).withRetention(Retention.KEEP_ALL);
        long least = Long.MAX_VALUE;
        try (Queues queues = Queues.create();
                QueueWriter out = queues.openWriter(root.resolve("out"), options);
                QueueWriter in = queues.openWriter(root.resolve("in"), options);
                QueueReader reader =
                        queues.openReader(root.resolve("out"), ReaderOptions.named("router"));
                FanInReader merge = queues.fanIn()) {
            StrategyLane lane = lane(reader, in);
            lane.lane = merge.add("alpha", reader, lane);
            for (int round = 0; round < ROUNDS; round++) {
                long before = allocated();
                for (int i = 0; i < ORDERS; i++) {
                    out.append(2, bytes);
                    dispatch.held().resume();
                    dispatch.idle();
                    assertTrue(dispatch.hasHandler());
                    merge.poll(dispatch, 10);
                }
                least = Math.min(least, allocated() - before);
            }
        }
        // The clock is tied to the system's once a second, which makes two small objects.
        assertTrue(least < ORDERS / 10, "bytes=" + least + " orders=" + ORDERS);
        assertEquals(ROUNDS * ORDERS, orders.get());
        assertEquals(ROUNDS * ORDERS, latencies.summary().count());
        assertTrue(touched > 0);
    }

    private StrategyLane lane(QueueReader orders, QueueWriter replies) {
        StrategyEndpoints endpoints = new StrategyEndpoints(new StrategyId("alpha"), root);
        return new StrategyLane(endpoints, orders, replies, "", "", new LaneCounters());
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
