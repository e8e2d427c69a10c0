package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import chronicle.core.FanInHandler;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each order to every handler. An order that a handler refuses stays the head of its lane,
 * which pauses; a lane that cannot be read or answered is set aside. Nothing is allocated for an
 * order that is taken. Data thread.
 */
final class Dispatch implements FanInHandler {

    /** A lane and why it cannot go on. */
    record Failure(StrategyLane lane, QueueException reason) {}

    private final RankedServices<OrderHandler> handlers;
    private final Notifier notifier;
    private final Counter orders;
    private final OrderView order = new OrderView();
    private final ReplyWriter reply;
    private final List<StrategyLane> held = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private volatile boolean stopped;

    Dispatch(
            RankedServices<OrderHandler> handlers,
            Notifier notifier,
            Counter orders,
            Counter replies) {
        this.handlers = handlers;
        this.notifier = notifier;
        this.orders = orders;
        this.reply = new ReplyWriter(replies);
    }

    /** No order is given out after the one in hand. Any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public boolean onMessage(Lane lane, MessageView message) {
        StrategyLane from = (StrategyLane) lane.attachment();
        OrderHandler[] takers = handlers.snapshot();
        if (takers.length == 0 || stopped) {
            // In the middle of a batch; the loop does not begin another one.
            hold(from, 0);
            return false;
        }
        order.of(from.strategy(), message);
        reply.to(from.replies());
        for (OrderHandler taker : takers) {
            if (!taken(taker, from)) {
                return false;
            }
        }
        from.taken = true;
        if (from.failing) {
            from.failing = false;
            from.handlerPauses.reset();
        }
        orders.increment();
        return true;
    }

    private boolean taken(OrderHandler taker, StrategyLane from) {
        try {
            taker.onOrder(order, reply);
            return true;
        } catch (InternalError e) {
            // The orders' own file was truncated under the handler: the merge knows what to do.
            throw e;
        } catch (Exception | Error e) {
            refused(taker, from, e);
            return false;
        }
    }

    private void refused(OrderHandler taker, StrategyLane from, Throwable why) {
        if (reply.broken() != null) {
            failures.add(new Failure(from, reply.broken()));
            return;
        }
        if (!from.failing) {
            from.failing = true;
            notifier.problem(
                    "handler failed, its strategy pauses and the order is delivered again strategy="
                            + from.strategy()
                            + " seq="
                            + order.seq()
                            + " handler="
                            + taker.getClass().getName()
                            + " reason="
                            + why,
                    why);
        }
        hold(from, from.handlerPauses.next());
    }

    private void hold(StrategyLane lane, long pauseNs) {
        lane.retryAtNs = System.nanoTime() + pauseNs;
        held.add(lane);
    }

    @Override
    public void onLaneError(Lane lane, QueueException error) {
        failures.add(new Failure((StrategyLane) lane.attachment(), error));
    }

    /** Takes lanes whose pause is over into the merge again. */
    void resumeHeld() {
        if (held.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        for (int i = held.size() - 1; i >= 0; i--) {
            StrategyLane lane = held.get(i);
            if (now - lane.retryAtNs >= 0) {
                held.remove(i);
                lane.lane.release();
            }
        }
    }

    /** Lanes that failed since the last call, to be taken out of the merge by the caller. */
    List<Failure> takeFailures() {
        if (failures.isEmpty()) {
            return List.of();
        }
        List<Failure> taken = List.copyOf(failures);
        failures.clear();
        return taken;
    }

    /** A lane that has left the merge. */
    void forget(StrategyLane lane) {
        held.remove(lane);
    }
}
