package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import chronicle.router.RouterListener;
import chronicle.router.engine.DataPolicy;
import chronicle.router.engine.IdleMode;
import chronicle.router.engine.Router;
import chronicle.router.engine.RouterServices;
import chronicle.router.engine.RouterSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The router as it comes, without its container: the best watcher, one handler. */
final class RunningRouter implements AutoCloseable {

    /** Name of its data thread, as the kernel knows it. */
    static final String DATA_THREAD = "chronicle-data";

    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(100);

    /**
     * To look is to copy the list of all that are attached, beside the threads that are measured.
     */
    private static final long LOOK_EVERY_MS = 10;

    private final Queues queues = Queues.create();
    private final Router router;

    private RunningRouter(
            BusLayout bus, IdleMode idle, OrderHandler handler, RouterListener listener) {
        RouterServices services = RouterServices.empty();
        int rank = 0;
        for (QueueWatcher watcher : QueueWatchers.load()) {
            services.watchers().put(new Rank(rank--), watcher);
        }
        services.handlers().put(new Rank(0), handler);
        RouterSettings settings =
                RouterSettings.of(bus).withData(DataPolicy.DEFAULTS.withIdle(idle));
        router = new Router(settings, queues, services, listener);
    }

    static RunningRouter start(
            Path bus, IdleMode idle, OrderHandler handler, RouterListener listener) {
        RunningRouter running = new RunningRouter(new BusLayout(bus), idle, handler, listener);
        running.router.start();
        return running;
    }

    static RunningRouter start(Path bus, IdleMode idle, OrderHandler handler) {
        return start(bus, idle, handler, new RouterListener() {});
    }

    /** Waits until so many strategies are attached. */
    void awaitAttached(long expected) throws InterruptedException {
        long deadline = System.nanoTime() + DEADLINE_NS;
        while (router.strategies().size() != expected) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "strategies are not attached: expected="
                                + expected
                                + " attached="
                                + router.strategies().size()
                                + " problems="
                                + router.problems());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /** Waits until the handler has taken so many orders; anything that goes wrong is the end. */
    void awaitOrders(long expected) throws InterruptedException {
        while (router.orders() < expected) {
            if (router.problems() > 0) {
                throw new IllegalStateException(
                        "the router has problems, orders=" + router.orders());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    @Override
    public void close() {
        router.stop();
        queues.close();
    }

    private record Rank(int value) implements Comparable<Object> {
        @Override
        public int compareTo(Object other) {
            return Integer.compare(value, ((Rank) other).value);
        }
    }
}
