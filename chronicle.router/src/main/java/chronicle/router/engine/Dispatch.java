package chronicle.router.engine;

import chronicle.bus.handler.DeadLetter;
import chronicle.bus.handler.OrderHandler;
import chronicle.core.FanInHandler;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each order to every handler. An order that cannot be passed stays the head of its lane,
 * which waits, while the others go on: refused, or without room for its replies. A lane that cannot
 * be read or answered, or whose order is refused for good, is set aside. Nothing is allocated for
 * an order that is taken. Data thread.
 */
final class Dispatch implements FanInHandler {

    /** A lane and why it cannot go on. */
    record Failure(StrategyLane lane, LaneFault fault) {}

    private static final LaneFault NO_ROOM_ANY_MORE =
            new LaneFault("there is no room for replies to orders that are left", true, -1);

    private final Takers takers;
    private final Refusals refusals;
    private final HandlerWatch watch;
    private final Counter orders;
    private final OrderLatency latency;
    private final OrderView order = new OrderView();
    private final ReplyWriter reply;
    private final HeldLanes held = new HeldLanes();
    private final List<Failure> failures = new ArrayList<>();

    private Errands errands;

    /** Those who were there the last time. */
    private Taker[] known;

    /** What the handler called last threw. */
    private Throwable thrown;

    private volatile boolean stopped;

    Dispatch(
            Takers takers,
            Refusals refusals,
            HandlerWatch watch,
            ReplyWriter reply,
            Counter orders,
            OrderLatency latency) {
        this.takers = takers;
        this.refusals = refusals;
        this.watch = watch;
        this.reply = reply;
        this.orders = orders;
        this.latency = latency;
    }

    /** Before the first order. */
    void errands(Errands control) {
        errands = control;
    }

    /** Nothing was there to be handed out. */
    void idle() {
        latency.idle();
    }

    /** No order is given out after the one in hand. Any thread. */
    void stop() {
        stopped = true;
    }

    /** Whether anybody takes orders. To be asked again and again: it notices who comes and goes. */
    boolean hasHandler() {
        Taker[] now = takers.now();
        if (now != known) {
            if (known != null) {
                errands.handlersChanged();
            }
            known = now;
        }
        return now.length > 0;
    }

    @Override
    public boolean onMessage(Lane lane, MessageView message) {
        StrategyLane from = (StrategyLane) lane.attachment();
        if (from.head != null && isSettled(from, message)) {
            return from.head == null;
        }
        Taker[] all = takers.now();
        if (all.length == 0 || stopped) {
            // In the middle of a batch; the loop does not begin another one.
            held.hold(from, 0);
            return false;
        }
        order.of(from, message);
        reply.to(from);
        if (from.head != null) {
            return again(from, all);
        }
        latency.order(message.timestampNs());
        long seq = message.seq();
        for (int i = 0; i < all.length; i++) {
            if (!isTaken(all[i].handler(), from, seq)) {
                for (int before = 0; before < i; before++) {
                    headOf(from).takenBy(all[before].handler());
                }
                refused(all, all[i], from);
                return false;
            }
        }
        if (reply.pending() != null) {
            for (Taker taker : all) {
                headOf(from).takenBy(taker.handler());
            }
            waitForRoom(from);
            return false;
        }
        return passed(from);
    }

    /** Once more, to those who have not taken it yet. */
    private boolean again(StrategyLane from, Taker[] all) {
        for (Taker taker : all) {
            if (!from.head.wasTakenBy(taker.handler())) {
                if (!isTaken(taker.handler(), from, from.head.seq())) {
                    refused(all, taker, from);
                    return false;
                }
                from.head.takenBy(taker.handler());
            }
        }
        if (reply.pending() != null) {
            waitForRoom(from);
            return false;
        }
        from.head = null;
        return passed(from);
    }

    private boolean passed(StrategyLane from) {
        from.taken = true;
        orders.increment();
        from.counters().orders.increment();
        return true;
    }

    private boolean isTaken(OrderHandler handler, StrategyLane from, long seq) {
        watch.enter(handler, from, seq);
        try {
            handler.onOrder(order, reply);
            return true;
        } catch (InternalError e) {
            // The orders' own file was truncated under the handler: the merge knows what to do.
            throw e;
        } catch (Exception | Error e) {
            thrown = e;
            return false;
        } finally {
            watch.leave();
        }
    }

    /**
     * What is left to do with an order that was in hand before, without a handler.
     *
     * @return whether no handler is to be called: the order is passed when the lane has no head any
     *     more, and stays else
     */
    private boolean isSettled(StrategyLane from, MessageView message) {
        HeldOrder head = from.head;
        if (head.seq() != message.seq()) {
            // Given up before its lane was opened, and somebody else has passed it.
            from.head = null;
            return false;
        }
        if (head.givenUp) {
            from.head = null;
            from.taken = true;
            from.counters().deadLetters.increment();
            return true;
        }
        if (head.giveUp != null) {
            order.of(from, message);
            keep(from, head);
            return true;
        }
        return head.replies != null && !repliesAreWritten(from, head);
    }

    private void keep(StrategyLane from, HeldOrder head) {
        head.asked = true;
        errands.keep(
                from,
                new DeadLetter(
                        from.strategy(),
                        order.incarnation(),
                        order.seq(),
                        order.timestampNs(),
                        order.typeId(),
                        head.giveUp,
                        order.copyPayload()));
    }

    private boolean repliesAreWritten(StrategyLane from, HeldOrder head) {
        if (!head.room) {
            head.asked = true;
            errands.findRoom(from);
            return false;
        }
        head.room = false;
        try {
            if (reply.to(from).write(head.replies)) {
                head.replies = null;
                return true;
            }
            held.hold(from, head.roomPauseNs());
        } catch (QueueException e) {
            failures.add(new Failure(from, LaneFault.of(e)));
        }
        return false;
    }

    private HeldOrder headOf(StrategyLane from) {
        if (from.head == null) {
            from.head = new HeldOrder(order.seq());
        }
        return from.head;
    }

    private void waitForRoom(StrategyLane from) {
        HeldOrder head = headOf(from);
        head.replies = reply.pending();
        held.hold(from, head.roomPauseNs());
    }

    private void refused(Taker[] all, Taker by, StrategyLane from) {
        Throwable why = thrown;
        thrown = null;
        if (reply.broken() != null) {
            failures.add(new Failure(from, LaneFault.of(reply.broken())));
            return;
        }
        HeldOrder head = headOf(from);
        if (reply.pending() != null) {
            head.replies = reply.pending();
        }
        if (stopped || !takers.has(by.handler())) {
            // It goes away with the order in its hands: that is nobody's fault.
            held.hold(from, 0);
            return;
        }
        Refusals.Verdict verdict = refusals.judge(all, by, from, why);
        switch (verdict.what()) {
            case AGAIN -> held.hold(from, verdict.pauseNs());
            case QUARANTINE ->
                    failures.add(
                            new Failure(from, LaneFault.refused(verdict.reason(), head.seq())));
            case GIVE_UP -> {
                head.giveUp = verdict.reason();
                keep(from, head);
            }
        }
    }

    @Override
    public void onLaneError(Lane lane, QueueException error) {
        failures.add(new Failure((StrategyLane) lane.attachment(), LaneFault.of(error)));
    }

    /** Gives up the order that a handler refuses, if that is what the lane waits for. */
    void skip(StrategyLane lane) {
        HeldOrder head = lane.head;
        if (head != null && head.isRefused() && !head.asked && held.contains(lane)) {
            head.giveUp = "by command";
            lane.retryAtNs = System.nanoTime();
        }
    }

    /** The lane is on its way back, perhaps because of that order: control knows then. */
    void skippedTooLate(StrategyLane lane) {
        errands.skipReleased(lane);
    }

    /** The order is kept elsewhere. */
    void givenUp(StrategyLane lane, long seq) {
        if (lane.head != null && lane.head.seq() == seq) {
            lane.head.asked = false;
            lane.head.givenUp = true;
            held.hold(lane, 0);
        }
    }

    /** Room for replies was looked for. Nobody is left to make it when the strategy is gone. */
    void room(StrategyLane lane, boolean found) {
        if (!found && lane.draining) {
            failures.add(new Failure(lane, NO_ROOM_ANY_MORE));
            return;
        }
        lane.head.asked = false;
        lane.head.room = found;
        held.hold(lane, found ? 0 : lane.head.roomPauseNs());
    }

    /** Lanes that wait for their time. */
    HeldLanes held() {
        return held;
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
}
