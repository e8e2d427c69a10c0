package chronicle.app.demo;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * All processes of a demonstration. Whatever happens, none of them is left when this is closed.
 * Used on the demonstration's thread.
 */
final class Cast implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;
    private static final long LOOK_EVERY_MS = 5;
    private static final long END_SECONDS = 15;

    private final Timeline timeline;
    private final StopSignal stop;
    private final List<Child> children = new ArrayList<>();

    Cast(Timeline timeline, StopSignal stop) {
        this.timeline = timeline;
        this.stop = stop;
    }

    Child start(String name, List<String> arguments) {
        Child child = Child.start(name, arguments, timeline);
        children.add(child);
        return child;
    }

    /** Waits until the demonstration is so old; at once when it is older. */
    void until(double seconds) throws InterruptedException {
        long nanos = (long) ((seconds - timeline.seconds()) * 1e9);
        if (stop.await(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
            throw stopped();
        }
    }

    /** Waits for a condition that a live process brings about. */
    void await(String what, Child actor, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (actor.ended() && !condition.getAsBoolean()) {
                throw new CommandFailure(
                        actor.name()
                                + " ended with exit code "
                                + actor.exitCode()
                                + " before this happened: "
                                + what);
            }
            if (System.nanoTime() - end > 0) {
                throw new CommandFailure(
                        "this did not happen within " + DEADLINE_SECONDS + " s: " + what);
            }
            if (stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw stopped();
            }
        }
    }

    /**
     * Waits for a condition, and goes on without it when its time is over.
     *
     * @return whether it came true
     */
    boolean eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            if (stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw stopped();
            }
        }
        return true;
    }

    /** Waits until a process has ended by itself and checks how. */
    void awaitEnd(Child child, int exitCode) throws InterruptedException {
        await("the end of " + child.name(), child, child::ended);
        if (child.exitCode() != exitCode) {
            throw new CommandFailure(
                    child.name()
                            + " ended with exit code "
                            + child.exitCode()
                            + ", not "
                            + exitCode);
        }
    }

    /** Ends what still runs: strategies and feed before the router, which was started first. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        for (int i = children.size() - 1; i >= 0; i--) {
            Child child = children.get(i);
            child.terminate();
            try {
                child.endWithin(END_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                child.kill();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static CommandFailure stopped() {
        return new CommandFailure("the demonstration was stopped before its end");
    }
}
