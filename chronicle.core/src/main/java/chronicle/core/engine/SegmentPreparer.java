package chronicle.core.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One daemon thread that makes segments for all writers of this instance, off their threads. */
final class SegmentPreparer implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    SegmentPreparer() {
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        SegmentPreparer::newThread);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "chronicle-segment-preparer");
        thread.setDaemon(true);
        return thread;
    }

    CompletableFuture<Segment> prepare(Supplier<Segment> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
