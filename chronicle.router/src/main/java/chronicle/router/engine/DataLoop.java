package chronicle.router.engine;

import chronicle.core.FanInReader;
import chronicle.core.QueueException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        /** Take the lanes into the merge. They belong to the data thread from here. */
        record Attach(List<StrategyLane> lanes) implements Command {}

        /** Hand out what is committed, then release the lane. */
        record Drain(StrategyLane lane) implements Command {}

        /** Release the lane where it stands. */
        record Release(StrategyLane lane) implements Command {}

        /** Give up the order at the lane's head, when a handler refuses it. */
        record Skip(StrategyLane lane) implements Command {}

        /** The order at the lane's head is kept in orders_dead. */
        record GivenUp(StrategyLane lane, long seq) implements Command {}

        /** Whether there is room for replies. */
        record Room(StrategyLane lane, boolean found) implements Command {}

        /** Release the lane, it cannot go on. */
        record Fail(StrategyLane lane, LaneFault fault) implements Command {}

        /** Find out how far every lane is behind its writer, then count down. */
        record Measure(CountDownLatch done) implements Command {}
    }

    /**
     * A lane that belongs to the control thread again.
     *
     * @param fault why it cannot go on; null when it was drained, taken out by command, or is to be
     *     opened anew
     */
    record Released(StrategyLane lane, LaneFault fault) {}

    /** Long enough to make the rest cheap, short enough for commands to be taken soon. */
    private static final int BATCH = 256;

    /** Whatever there is to do ends a sleep. */
    private static final long LONGEST_SLEEP_NS = TimeUnit.MINUTES.toNanos(1);

    /** For heartbeats; a handler that comes ends it. */
    private static final long WITHOUT_HANDLER_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final FanInReader merge;
    private final Dispatch dispatch;
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
    private volatile DataPolicy policy;
    private volatile boolean stopped;
    private volatile Thread thread;

    DataLoop(
            FanInReader merge,
            Dispatch dispatch,
            Notifier notifier,
            Mailbox<Released> released,
            DataPolicy policy) {
        this.merge = merge;
        this.dispatch = dispatch;
        this.notifier = notifier;
        this.released = released;
        this.policy = policy;
    }

    void send(Command command) {
        commands.put(command);
    }

    void policy(DataPolicy changed) {
        policy = changed;
        wake();
    }

    /** Whether the caller is this loop: a handler, that is. */
    boolean isOwnThread() {
        return thread == Thread.currentThread();
    }

    /** How often the loop went round. Once more, and no handler from before is in use. */
    long passes() {
        return passes.get();
    }

    void wake() {
        merge.wakeup();
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
            dispatch.idle();
            // An interrupt is meant for a handler; left standing it would make this spin.
            Thread.interrupted();
            passTheTime(policy);
        }
    }

    private void passTheTime(DataPolicy current) {
        if (saidNoHandler) {
            // Orders that nobody takes would end every sleep of the merge.
            LockSupport.parkNanos(this, WITHOUT_HANDLER_NS);
        } else if (current.idle() == IdleMode.SLEEP) {
            idle.pause();
        } else if (current.idle() == IdleMode.SPIN || idle.spins(current.idleSpin().toNanos())) {
            Thread.onSpinWait();
        } else {
            sleep(dispatch.held().untilNext(LONGEST_SLEEP_NS));
        }
    }

    private void sleep(long timeoutNs) {
        try {
            merge.await(timeoutNs);
        } catch (InterruptedException e) {
            // As above: not for us.
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
        idle.pause();
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
        dispatch.held().resume();
        int limit = handlerPresent() ? BATCH : 0;
        int taken = merge.poll(dispatch, limit);
        releaseFailed();
        releaseDrained();
        trouble.reset();
        return taken > 0 || commanded;
    }

    private boolean handlerPresent() {
        boolean present = dispatch.hasHandler();
        if (!present && !saidNoHandler) {
            notifier.problem("no OrderHandler is registered, orders wait until there is one");
        }
        saidNoHandler = !present;
        return present;
    }

    private void apply(Command command) {
        if (command instanceof Command.Attach attach) {
            attach.lanes().forEach(this::attach);
        } else if (command instanceof Command.Drain drain) {
            // One that failed in the meantime is on its way back already.
            if (lanes.contains(drain.lane()) && !drain.lane().draining) {
                drain.lane().draining = true;
                draining++;
            }
        } else if (command instanceof Command.Release release) {
            release(release.lane(), null);
        } else if (command instanceof Command.Skip skip) {
            if (lanes.contains(skip.lane())) {
                dispatch.skip(skip.lane());
            } else {
                dispatch.skippedTooLate(skip.lane());
            }
        } else if (command instanceof Command.Fail fail) {
            release(fail.lane(), fail.fault());
        } else if (command instanceof Command.GivenUp given) {
            if (lanes.contains(given.lane())) {
                dispatch.givenUp(given.lane(), given.seq());
            }
        } else if (command instanceof Command.Room room) {
            if (lanes.contains(room.lane())) {
                dispatch.room(room.lane(), room.found());
            }
        } else if (command instanceof Command.Measure measure) {
            lanes.forEach(DataLoop::measure);
            measure.done().countDown();
        }
    }

    private void attach(StrategyLane lane) {
        try {
            lane.lane = merge.add(lane.strategy().name(), lane.orders(), lane);
            lanes.add(lane);
        } catch (QueueException e) {
            released.put(new Released(lane, LaneFault.of(e)));
        } catch (InternalError e) {
            // A file was truncated, be it one of this lane's; that shows when it is opened anew.
            notifier.problem("cannot attach strategy=" + lane + " reason=" + e);
            released.put(new Released(lane, null));
        }
    }

    private static void measure(StrategyLane lane) {
        lane.counters().measured(lane.orders().lagBytes(), System.nanoTime());
    }

    /** True when any lane had failed. */
    private boolean releaseFailed() {
        List<Dispatch.Failure> failures = dispatch.takeFailures();
        for (Dispatch.Failure each : failures) {
            release(each.lane(), each.fault());
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
            release(lane, LaneFault.of(e));
        }
    }

    private void release(StrategyLane lane, LaneFault fault) {
        if (!lanes.remove(lane)) {
            return;
        }
        if (lane.draining) {
            draining--;
        }
        dispatch.held().forget(lane);
        try {
            merge.remove(lane.lane);
        } catch (QueueException | InternalError e) {
            // It is out all the same; what it took since the last batch may come again.
            notifier.problem("position was not stored strategy=" + lane + " reason=" + e);
        }
        released.put(new Released(lane, fault));
    }

    private void close() {
        try {
            merge.close();
        } catch (RuntimeException | Error e) {
            notifier.problem("positions were not stored reason=" + e, e);
        }
    }
}
