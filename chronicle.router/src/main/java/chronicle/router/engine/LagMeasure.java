package chronicle.router.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the data thread find out how far lanes are behind: four times a second at most, whoever asks,
 * and not again before it has done so: who asks for days while a handler is stuck fills no mailbox.
 * An idle router needs far less than a millisecond; one whose handler is slow is not waited for
 * longer than {@value #MEASURING_MS} ms. Any thread.
 */
final class LagMeasure {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.router");

    private static final long MEASURED_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MEASURING_MS = 50;

    private final Consumer<DataLoop.Command> data;
    private final BooleanSupplier isDataThread;
    private final LongSupplier nanoTime;
    private final AtomicLong measuredAtNs;

    /** What was sent last; written by whoever won measuredAtNs. */
    private volatile CountDownLatch sent = new CountDownLatch(0);

    /**
     * @param data takes the command to measure
     * @param isDataThread whether the caller is the thread that obeys it, and must not wait
     * @param nanoTime a clock that never goes back
     */
    LagMeasure(
            Consumer<DataLoop.Command> data, BooleanSupplier isDataThread, LongSupplier nanoTime) {
        this.data = data;
        this.isDataThread = isDataThread;
        this.nanoTime = nanoTime;
        this.measuredAtNs = new AtomicLong(nanoTime.getAsLong() - MEASURED_NS);
    }

    void measure() {
        long now = nanoTime.getAsLong();
        long before = measuredAtNs.get();
        if (now - before < MEASURED_NS || !measuredAtNs.compareAndSet(before, now)) {
            return;
        }
        CountDownLatch done = sent;
        if (done.getCount() == 0) {
            done = new CountDownLatch(1);
            sent = done;
            data.accept(new DataLoop.Command.Measure(done));
        }
        if (!isDataThread.getAsBoolean()) {
            await(done);
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(MEASURING_MS, TimeUnit.MILLISECONDS)) {
                LOG.debug("lags are those of before, the data thread is busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
