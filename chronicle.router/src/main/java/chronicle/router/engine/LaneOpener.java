package chronicle.router.engine;

import chronicle.bus.LeaseKeeper;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
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
    private final AccessCheck access;

    LaneOpener(RouterSettings settings, Queues queues, LeaseKeeper leases) {
        this.settings = settings;
        this.queues = queues;
        this.leases = leases;
        this.access = new AccessCheck(settings.access());
    }

    /**
     * @param counters of this strategy
     * @throws RuntimeException why it cannot be opened (now); nothing stays open
     */
    StrategyLane open(StrategyId strategy, LaneCounters counters) {
        StrategyEndpoints endpoints = settings.bus().endpoints(strategy);
        Path ordersOut = endpoints.ordersOut();
        Path ordersIn = endpoints.ordersIn();
        QueueReader orders = null;
        QueueWriter replies = null;
        try {
            access.check(endpoints);
            orders = queues.openReader(ordersOut, readerOptions());
            endpoints.makeOrdersIn();
            replies = openReplies(ordersIn);
            String ordersInIdentity = leases.keep(replies);
            ReadyMarker.publish(ordersIn);
            counters.opened(replies);
            return new StrategyLane(
                    endpoints,
                    orders,
                    replies,
                    queues.identity(ordersOut),
                    ordersInIdentity,
                    counters);
        } catch (RuntimeException | Error e) {
            giveBack(endpoints, orders, replies, e);
            throw e;
        }
    }

    private QueueWriter openReplies(Path ordersIn) {
        WriterOptions options = writerOptions();
        try {
            return queues.openWriter(ordersIn, options);
        } catch (QueueException e) {
            if (e.category() != Category.INVALID_ARGUMENT) {
                throw e;
            }
            // Somebody made it with segments of which two exceed the limit.
            Retention least = settings.replies().leastRetention();
            return queues.openWriter(ordersIn, options.withRetention(least));
        }
    }

    private WriterOptions writerOptions() {
        // A strategy that is moved away in this moment does not leave a directory in its place.
        return WriterOptions.DEFAULTS
                .withExistingDirectory()
                .withSegmentSize(settings.replies().segmentSize())
                .withRetention(settings.replies().retention());
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
