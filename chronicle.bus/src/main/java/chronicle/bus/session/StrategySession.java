package chronicle.bus.session;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.bus.LeaseKeeper;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.bus.internal.MarkerFiles;
import chronicle.core.MessageHandler;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A strategy's place on a bus: writes orders, reads replies, says READY when it really is and takes
 * that back when it ends.
 *
 * <pre>{@code
 * try (StrategySession session = StrategySession.open(queues, bus, id, SessionOptions.DEFAULTS)) {
 *     session.ready();
 *     session.orders().append(2, order);
 *     while (session.awaitReplies(1_000_000_000L)) {
 *         session.pollReplies(this::onReply, 100);
 *     }
 * }
 * }</pre>
 *
 * <p>Orders belong to one thread and replies to one, which may be the same; {@link #ready()} and
 * {@link #close()} come from either after the other has let go. A session that is killed leaves
 * READY behind: the queue stays attached, and the next session of that name goes on with it.
 */
public final class StrategySession implements AutoCloseable {

    private final Queues queues;
    private final StrategyEndpoints endpoints;
    private final String identity;
    private final QueueWriter orders;
    private final LeaseKeeper leases;
    private final Replies replies;
    private boolean closed;

    private StrategySession(
            Queues queues,
            StrategyEndpoints endpoints,
            QueueWriter orders,
            LeaseKeeper leases,
            Replies replies) {
        this.queues = queues;
        this.endpoints = endpoints;
        this.identity = queues.identity(endpoints.ordersOut());
        this.orders = orders;
        this.leases = leases;
        this.replies = replies;
    }

    /**
     * Makes the directories that are missing and opens {@code orders_out} as its one writer. Nobody
     * attaches before {@link #ready()}.
     *
     * @throws chronicle.core.QueueException LOCKED when another session of that name lives, with
     *     its identity; else why the queue cannot be opened
     * @throws BusException UNSAFE when a link stands in the way, IO, INVALID_ARGUMENT for the lease
     */
    public static StrategySession open(
            Queues queues, BusLayout bus, StrategyId strategy, SessionOptions options) {
        StrategyEndpoints endpoints = bus.endpoints(strategy);
        Set<PosixFilePermission> mode = options.writer().directoryMode();
        MarkerFiles.ensureDirectories(bus.strategies(), mode);
        MarkerFiles.ensureDirectory(endpoints.directory(), mode);
        MarkerFiles.ensureDirectory(endpoints.ordersOut(), mode);
        LeaseKeeper leases = new LeaseKeeper(queues, options.leaseTtl());
        try {
            QueueWriter orders = queues.openWriter(endpoints.ordersOut(), options.writer());
            Replies replies = new Replies(queues, endpoints.ordersIn(), options.reader());
            return new StrategySession(queues, endpoints, orders, leases, replies);
        } catch (RuntimeException | Error e) {
            leases.close();
            throw e;
        }
    }

    /** Where this session's queues are. */
    public StrategyEndpoints endpoints() {
        return endpoints;
    }

    /** The writer of {@code orders_out}; the session closes it. */
    public QueueWriter orders() {
        return orders;
    }

    /**
     * Writes LEASE, which is renewed from now on, then READY: the router may attach. A second call
     * renews both.
     *
     * @throws BusException NOT_FOUND when the queue directory was deleted, IO
     */
    public void ready() {
        if (closed) {
            throw new BusException(
                    BusException.Category.CLOSED,
                    "session closed strategy=" + endpoints.strategy());
        }
        leases.keep(orders);
        ReadyMarker.publish(endpoints.ordersOut());
    }

    /**
     * Hands out up to {@code limit} replies that are there and never blocks. Attaches to {@code
     * orders_in} by itself once the router made it; until then there are none.
     *
     * @return how many were handed out
     * @throws chronicle.core.QueueException when the queue cannot be opened or read
     */
    public int pollReplies(MessageHandler handler, int limit) {
        return replies.poll(handler, limit);
    }

    /**
     * Waits until {@link #pollReplies} has something to do, also while {@code orders_in} is not
     * there yet.
     *
     * @param timeoutNs longest wait in nanoseconds; 0 only looks
     * @return whether there is something
     */
    public boolean awaitReplies(long timeoutNs) throws InterruptedException {
        return replies.await(timeoutNs);
    }

    /** Whether {@code orders_in} is there and open. */
    public boolean repliesAttached() {
        return replies.attached();
    }

    /**
     * Takes READY back, removes LEASE, then closes both queues. Idempotent.
     *
     * <p>A router that has this strategy hands out what is committed before it lets go. One that
     * has not seen it yet, since READY stood for less than its watcher takes to notice, leaves the
     * orders in their queue until the strategy comes again: await replies, where orders matter.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Each step is taken whatever became of the ones before; the lock goes last.
        RuntimeException failure = null;
        Runnable[] steps = {this::withdraw, leases::close, replies::close, orders::close};
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Leaves alone the READY of a successor that made the directory anew. */
    private void withdraw() {
        if (queues.identity(endpoints.ordersOut()).equals(identity)) {
            ReadyMarker.withdraw(endpoints.ordersOut());
        }
    }
}
