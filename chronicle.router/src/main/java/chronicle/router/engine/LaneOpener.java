package chronicle.router.engine;

import chronicle.bus.LeaseKeeper;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Opens both queues of a strategy and says READY for replies; closes them and takes that back. All
 * or nothing. Control thread.
 */
final class LaneOpener {

    private final RouterSettings settings;
    private final Queues queues;
    private final LeaseKeeper leases;

    LaneOpener(RouterSettings settings, Queues queues, LeaseKeeper leases) {
        this.settings = settings;
        this.queues = queues;
        this.leases = leases;
    }

    /**
     * @throws RuntimeException why it cannot be opened (now); nothing stays open
     */
    StrategyLane open(StrategyId strategy) {
        StrategyEndpoints endpoints = settings.bus().endpoints(strategy);
        QueueReader orders = null;
        QueueWriter replies = null;
        try {
            orders = queues.openReader(endpoints.ordersOut(), readerOptions());
            endpoints.makeOrdersIn();
            replies = queues.openWriter(endpoints.ordersIn(), writerOptions());
            leases.keep(replies);
            ReadyMarker.publish(endpoints.ordersIn());
            String identity = queues.identity(endpoints.ordersIn());
            return new StrategyLane(endpoints, orders, replies, identity);
        } catch (RuntimeException | Error e) {
            giveBack(endpoints, orders, replies, e);
            throw e;
        }
    }

    private WriterOptions writerOptions() {
        // A strategy that is moved away in this moment does not leave a directory in its place.
        return WriterOptions.DEFAULTS
                .withExistingDirectory()
                .withSegmentSize(settings.segmentSize())
                .withRetention(settings.keepReplies() ? Retention.KEEP_ALL : Retention.WHEN_READ);
    }

    private ReaderOptions readerOptions() {
        return ReaderOptions.named(settings.reader())
                .withStart(StartMode.RESUME_OR_EARLIEST)
                .withStoreEachPoll(false);
    }

    private void giveBack(
            StrategyEndpoints endpoints, QueueReader orders, QueueWriter replies, Throwable why) {
        if (replies != null) {
            attempt(() -> ReadyMarker.withdraw(endpoints.ordersIn()), why::addSuppressed);
            attempt(() -> leases.release(endpoints.ordersIn()), why::addSuppressed);
            attempt(replies::close, why::addSuppressed);
        }
        if (orders != null) {
            attempt(orders::close, why::addSuppressed);
        }
    }

    /**
     * Takes READY back, removes LEASE, closes both queues. Every step is taken, whatever became of
     * the ones before.
     *
     * @param failed is told of each step that did not work
     */
    void close(StrategyLane lane, Consumer<Throwable> failed) {
        attempt(() -> withdraw(lane), failed);
        attempt(() -> leases.release(lane.endpoints().ordersIn()), failed);
        attempt(lane.replies()::close, failed);
        attempt(lane.orders()::close, failed);
    }

    /** Leaves alone the marker in a directory that was made anew: it is not this router's. */
    private void withdraw(StrategyLane lane) {
        Path ordersIn = lane.endpoints().ordersIn();
        if (queues.identity(ordersIn).equals(lane.ordersInIdentity())) {
            ReadyMarker.withdraw(ordersIn);
        }
    }

    private static void attempt(Runnable step, Consumer<Throwable> failed) {
        try {
            step.run();
        } catch (RuntimeException | InternalError e) {
            // InternalError is how the JVM tells that a mapped file was truncated.
            failed.accept(e);
        }
    }
}
