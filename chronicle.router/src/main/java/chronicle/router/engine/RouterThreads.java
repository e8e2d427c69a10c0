package chronicle.router.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The threads of a router: how they begin, how they end, and how others wait for what they do. */
final class RouterThreads {

    /** How long a message in hand may take before its handler is interrupted, and then again. */
    static final Duration HANDLER_GRACE = Duration.ofSeconds(5);

    /** How long a listener may hold up the end of the control thread. */
    private static final Duration CONTROL_GRACE = Duration.ofSeconds(10);

    private static final long LOOK_NS = 100_000;

    private final ControlLoop control;
    private final DataLoop data;
    private final HandlerWatch watch;
    private final Runnable atTheEnd;
    private final AtomicInteger running = new AtomicInteger(2);
    private final Thread controlThread;
    private final Thread dataThread;
    private final Thread watchThread;

    /**
     * @param atTheEnd called by the last of control and data to end: no mapping goes while the
     *     other one may be reading it
     */
    RouterThreads(ControlLoop control, DataLoop data, HandlerWatch watch, Runnable atTheEnd) {
        this.control = control;
        this.data = data;
        this.watch = watch;
        this.atTheEnd = atTheEnd;
        this.controlThread = thread("chronicle-control", () -> runToTheEnd(control));
        this.dataThread = thread("chronicle-data", () -> runToTheEnd(data));
        this.watchThread = thread("chronicle-watch", watch);
        watch.watch(dataThread);
    }

    private static Thread thread(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        return thread;
    }

    private void runToTheEnd(Runnable loop) {
        try {
            loop.run();
        } finally {
            if (running.decrementAndGet() == 0) {
                atTheEnd.run();
            }
        }
    }

    void start() {
        controlThread.start();
        dataThread.start();
        watchThread.start();
    }

    /**
     * Ends them, the data thread after the message in hand.
     *
     * @param handlerGrace how long that may take before its handler is interrupted
     * @return false when one has not ended: it closes everything once it does
     */
    boolean stop(Duration handlerGrace) {
        control.stop();
        join(controlThread, CONTROL_GRACE);
        data.stop();
        if (!join(dataThread, handlerGrace)) {
            dataThread.interrupt();
            join(dataThread, HANDLER_GRACE);
        }
        watch.stop();
        return running.get() == 0;
    }

    private static boolean join(Thread thread, Duration grace) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + grace.toNanos();
        long left;
        while (thread.isAlive() && (left = deadline - System.nanoTime()) > 0) {
            try {
                thread.join(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Waits for what the control thread does. False when it takes longer. */
    boolean awaitControl(BooleanSupplier done, Duration atMost) {
        return await(controlThread, done, atMost);
    }

    /** Waits for what the data thread does. False when it takes longer. */
    boolean awaitData(BooleanSupplier done, Duration atMost) {
        return await(dataThread, done, atMost);
    }

    /** Does not wait on the thread that would have to go on. */
    private static boolean await(Thread thread, BooleanSupplier done, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (thread.isAlive() && thread != Thread.currentThread() && !done.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }
}
