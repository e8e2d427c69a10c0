package chronicle.app.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and Ctrl-C into a request to the command, and lets the command's own exit code be
 * the process's. The JVM alone would end with 143 while the main thread is anywhere.
 *
 * <p>The command polls {@link #requested()}, sleeps in {@link #await} or is woken by {@link
 * #onStop}. Thread-safe.
 */
public final class StopSignal {

    /** Longest time between the signal and the end of the process. */
    static final long GRACE_SECONDS = 60;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile int exitCode;

    /** One that nothing but {@link #request()} triggers, for commands run within a process. */
    public StopSignal() {}

    /** One that the signals of this process trigger. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopProcess, "chronicle-stop"));
        return signal;
    }

    /** Whether the command should end. */
    public boolean requested() {
        return requested.getCount() == 0;
    }

    /** Asks the command to end. */
    public void request() {
        requested.countDown();
        listeners.forEach(Runnable::run);
    }

    /** Runs the action when the stop is requested, at once when it was already. */
    public void onStop(Runnable action) {
        listeners.add(action);
        if (requested()) {
            action.run();
        }
    }

    /**
     * Waits for the request.
     *
     * @return whether it came within the time
     */
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        return requested.await(timeout, unit);
    }

    /** Waits for the request without an end. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** The command is done: from here on the process may end, with this code. */
    public void finished(int code) {
        exitCode = code;
        finished.countDown();
    }

    /** Runs when the JVM goes down, by a signal or because the command is done. */
    private void stopProcess() {
        request();
        try {
            if (!finished.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println(
                        "chronicle: did not stop within "
                                + GRACE_SECONDS
                                + " s of the signal, ending anyway");
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
        // Only halt can replace a signal's exit code once the JVM is on its way down, and a signal
        // may have come just when the command was done.
        Runtime.getRuntime().halt(exitCode);
    }
}
