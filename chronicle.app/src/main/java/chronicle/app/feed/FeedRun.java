package chronicle.app.feed;

import chronicle.app.message.DemoText;
import chronicle.app.process.Pace;
import chronicle.app.process.StopSignal;
import chronicle.bus.LeaseKeeper;
import chronicle.bus.ReadyMarker;
import chronicle.core.QueueException;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Writes ticks at an even rate until the stop, BTC and ETH in turn. */
public final class FeedRun {

    private static final String[] SYMBOLS = {"BTC", "ETH"};
    private static final long[] FIRST_CENTS = {3_000_000, 200_000};

    /** Prices step through a range and back: plausible to look at, the same in every run. */
    private static final int PRICE_STEPS = 100;

    private static final Duration LEASE_TTL = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queues queues;
    private final Path directory;
    private final StopSignal stop;

    public FeedRun(Queues queues, Path directory, StopSignal stop) {
        this.queues = queues;
        this.directory = directory;
        this.stop = stop;
    }

    /**
     * Says READY, writes until the stop, takes READY back.
     *
     * @param perSecond ticks per second, above 0
     * @param options how the queue is written
     */
    public void run(double perSecond, WriterOptions options) throws InterruptedException {
        makeDirectories();
        try (LeaseKeeper leases = new LeaseKeeper(queues, LEASE_TTL);
                QueueWriter writer = queues.openWriter(directory, options)) {
            leases.keep(writer);
            ReadyMarker.publish(directory);
            try {
                write(writer, new Pace(perSecond, System.nanoTime()));
            } finally {
                ReadyMarker.withdraw(directory);
                leases.release(directory);
            }
        }
    }

    private void write(QueueWriter writer, Pace pace) throws InterruptedException {
        while (!stop.requested()) {
            if (pace.due(System.nanoTime())) {
                pace.take();
                writer.append(DemoText.TICK, tick(writer.nextSeq()));
            } else {
                long wait = Math.min(LONGEST_WAIT_NANOS, pace.next() - System.nanoTime());
                stop.await(wait, TimeUnit.NANOSECONDS);
            }
        }
    }

    static byte[] tick(long seq) {
        int which = (int) (seq % SYMBOLS.length);
        long step = seq / SYMBOLS.length % (2 * PRICE_STEPS);
        long distance = step <= PRICE_STEPS ? step : 2 * PRICE_STEPS - step;
        return DemoText.tick(SYMBOLS[which], FIRST_CENTS[which] + 25 * distance, seq);
    }

    private void makeDirectories() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new QueueException(
                    QueueException.Category.IO,
                    "the feed's directory cannot be made, is the bus writable? path="
                            + directory
                            + " reason=\""
                            + e.getMessage()
                            + '"',
                    e);
        }
    }
}
