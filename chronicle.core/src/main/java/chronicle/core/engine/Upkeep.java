package chronicle.core.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread for what must not happen on the threads that append and poll: makes segments
 * ahead, unmaps and deletes old ones, maps pages before a reader gets there, ticks the coarse
 * clock. The thread ends when there has been nothing to do for a while. Thread-safe.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor thread;

    /** Of its own, because forcing to disk may take seconds, which no roll must wait for. */
    private final ThreadPoolExecutor flusher;

    Upkeep() {
        // Who is still open after the instance closed does the work itself.
        thread =
                new ScheduledThreadPoolExecutor(
                        1, work -> daemon(work, "chronicle-upkeep"), (work, closed) -> work.run());
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        flusher =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> daemon(work, "chronicle-flusher"),
                        (work, closed) -> work.run());
        flusher.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Work whose outcome somebody waits for; in the order of asking. */
    <T> CompletableFuture<T> ask(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    /** Where waiting for the disk is done. */
    Executor flusher() {
        return flusher;
    }

    /** Work that nobody waits for. */
    void later(Runnable work) {
        thread.execute(guarded(work));
    }

    /** Repeats until cancelled; a failure is logged and does not end it. */
    ScheduledFuture<?> every(long periodNs, Runnable work) {
        return thread.scheduleWithFixedDelay(
                guarded(work), periodNs, periodNs, TimeUnit.NANOSECONDS);
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | InternalError e) {
                LOG.warn("background work on a queue failed", e);
            }
        };
    }

    /** What was asked for before is still done. */
    @Override
    public void close() {
        thread.shutdown();
        flusher.shutdown();
    }
}
