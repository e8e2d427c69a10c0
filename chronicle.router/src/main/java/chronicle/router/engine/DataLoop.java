package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import chronicle.core.FanInReader;
import chronicle.core.QueueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The data thread: merges the orders of all lanes and hands them to the handlers, in bounded
 * batches, between which it takes commands. Lanes that are drained or failed go back through a
 * mailbox. Positions are stored by the merge after each batch, so after the handlers returned.
 */
final class DataLoop implements Runnable {

    /** What the control thread asks for. */
    sealed interface Command {
        /** Take the lane into the merge. It belongs to the data thread from here. */
        record Attach(StrategyLane lane) implements Command {}

        /** Hand out what is committed, then release the lane. */
        record Drain(StrategyLane lane) implements Command {}
    }

    /**
     * A lane that belongs to the control thread again.
     *
     * @param reason why it cannot go on; null when it was drained, or is to be opened anew
     */
    record Released(StrategyLane lane, QueueException reason) {}

    /** Long enough to make the rest cheap, short enough for commands to be taken soon. */
    private static final int BATCH = 256;

    private final FanInReader merge;
    private final Dispatch dispatch;
    private final RankedServices<OrderHandler> handlers;
    private final Notifier notifier;
    private final Mailbox<Released> released;
    private final Mailbox<Command> commands = new Mailbox<>(this::wake);
    private final Consumer<Command> apply = this::apply;
    private final List<StrategyLane> lanes = new ArrayList<>();
    private final Idle idle = new Idle();
    private final Counter passes = new Counter();
    private final Once trouble = new Once();

    private int draining;
    private boolean saidNoHandler;
    private Throwable failure;
    private volatile IdleMode idleMode;
    private volatile boolean stopped;
    private volatile Thread thread;

    DataLoop(
            FanInReader merge,
            Dispatch dispatch,
            RankedServices<OrderHandler> handlers,
            Notifier notifier,
            Mailbox<Released> released,
            IdleMode idleMode) {
        this.merge = merge;
        this.dispatch = dispatch;
        this.handlers = handlers;
        this.notifier = notifier;
        this.released = released;
        this.idleMode = idleMode;
    }

    void send(Command command) {
        commands.put(command);
    }

    void idleMode(IdleMode mode) {
        idleMode = mode;
    }

    /** How often the loop went round. Once more, and no handler from before is in use. */
    long passes() {
        return passes.get();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the loop after the message in hand. */
    void stop() {
        stopped = true;
        dispatch.stop();
        wake();
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!stopped) {
                runUntilFailure();
            }
        } finally {
            close();
        }
    }

    /**
     * The loop is inside: the error of a truncated file may come at any point of it, also where it
     * goes round.
     */
    private void runUntilFailure() {
        try {
            while (!stopped) {
                step();
            }
        } catch (RuntimeException | Error e) {
            // Dealt with in the next step, where an error on top of it is caught as well.
            failure = e;
        }
    }

    private void step() {
        if (failure != null) {
            Throwable failed = failure;
            failure = null;
            dealWith(failed);
        }
        if (pass()) {
            idle.busy();
        } else {
            // An interrupt is meant for a handler; left standing it would make this spin.
            Thread.interrupted();
            idle.idle(idleMode);
        }
    }

    /** Whatever it is, the strategies go on: said once, tried again. */
    private void dealWith(Throwable failed) {
        if (failed instanceof InternalError) {
            afterTruncation(failed);
            return;
        }
        if (trouble.isNew(String.valueOf(failed))) {
            notifier.problem("data thread failed in a pass reason=" + failed, failed);
        }
        idle.idle(IdleMode.SLEEP);
    }

    /**
     * A file was truncated under its mapping; the JVM says so late, and not which. When it is none
     * of the orders', all strategies are opened anew: that one fails by itself then, and the others
     * go on where they were.
     */
    private void afterTruncation(Throwable failed) {
        merge.verify(dispatch);
        if (!releaseFailed()) {
            notifier.problem(
                    "a queue's file was truncated, all strategies are opened anew reason="
                            + failed);
            List.copyOf(lanes).forEach(lane -> release(lane, null));
        }
    }

    /** True when there was something to do. */
    private boolean pass() {
        passes.increment();
        boolean commanded = !commands.isEmpty();
        commands.takeAll(apply);
        dispatch.resumeHeld();
        int limit = handlerPresent() ? BATCH : 0;
        int taken = merge.poll(dispatch, limit);
        releaseFailed();
        releaseDrained();
        trouble.reset();
        return taken > 0 || commanded;
    }

    private boolean handlerPresent() {
        boolean present = handlers.snapshot().length > 0;
        if (!present && !saidNoHandler) {
            notifier.problem("no OrderHandler is registered, orders wait until there is one");
        }
        saidNoHandler = !present;
        return present;
    }

    private void apply(Command command) {
        if (command instanceof Command.Attach attach) {
            StrategyLane lane = attach.lane();
            lane.lane = merge.add(lane.strategy().name(), lane.orders(), lane);
            lanes.add(lane);
        } else if (command instanceof Command.Drain drain) {
            // One that failed in the meantime is on its way back already.
            if (lanes.contains(drain.lane()) && !drain.lane().draining) {
                drain.lane().draining = true;
                draining++;
            }
        }
    }

    /** True when any lane had failed. */
    private boolean releaseFailed() {
        List<Dispatch.Failure> failures = dispatch.takeFailures();
        for (Dispatch.Failure each : failures) {
            release(each.lane(), each.reason());
        }
        return !failures.isEmpty();
    }

    private void releaseDrained() {
        if (draining == 0) {
            return;
        }
        for (StrategyLane lane : List.copyOf(lanes)) {
            if (lane.draining) {
                releaseIfDrained(lane);
            }
        }
    }

    private void releaseIfDrained(StrategyLane lane) {
        try {
            if (!merge.hasNext(lane.lane)) {
                release(lane, null);
            }
        } catch (QueueException e) {
            release(lane, e);
        }
    }

    private void release(StrategyLane lane, QueueException reason) {
        if (!lanes.remove(lane)) {
            return;
        }
        if (lane.draining) {
            draining--;
        }
        dispatch.forget(lane);
        try {
            merge.remove(lane.lane);
        } catch (QueueException | InternalError e) {
            // It is out all the same; what it took since the last batch may come again.
            notifier.problem("position was not stored strategy=" + lane + " reason=" + e);
        }
        released.put(new Released(lane, reason));
    }

    private void close() {
        try {
            merge.close();
        } catch (RuntimeException | Error e) {
            notifier.problem("positions were not stored reason=" + e, e);
        }
    }
}
