package chronicle.bench.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * For how long a thread let messages lie: until a message came, from when it was committed, or from
 * when the thread was done with the one before, whichever was later, for the sender may have been
 * the one that stood still. And what is left of long times less those in which the thread waited
 * for a processor, as the kernel counts it. Read by others when the thread has come to its end.
 */
final class Gaps {

    /** Of the calling thread, whichever it is: its time running, waiting to run, and slices. */
    private static final Path SCHEDULE = Path.of("/proc/thread-self/schedstat");

    /** Shorter than what is aimed at, and long enough for a look at the file to cost little. */
    private static final long LONG_NS = 200_000;

    /** What none is to be longer than. */
    private static final long LIMIT_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** How old the last look may be: waits before a gap are taken for waits in it. */
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int FIELDS = 64;

    private final Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    private final ByteBuffer text = ByteBuffer.allocateDirect(FIELDS);
    private FileChannel schedule;
    private long lookedAt;
    private long waited;

    /** Of the last message: when it came, when the one before was done, and the wait in between. */
    private long came;

    private long before;
    private long waitedFor;

    /** When the last message was done. */
    private long done;

    private long ownAboveLimit;

    private volatile long longestOwn;

    /**
     * @param lastCommitted when the message before this one had been committed, System.nanoTime
     */
    void tick(long lastCommitted) {
        long now = System.nanoTime();
        if (schedule == null) {
            open();
            waited = waitedNow();
            lookedAt = now;
            done = now;
        } else {
            judge(came - Math.max(before, lastCommitted));
        }
        waitedFor = 0;
        if (now - done > LONG_NS || now - lookedAt > LOOK_EVERY_NS) {
            long earlier = waited;
            waited = waitedNow();
            waitedFor = waited - earlier;
            lookedAt = now;
        }
        before = done;
        came = now;
        // A look at the file is no time in which a message lay.
        done = System.nanoTime();
    }

    private void judge(long lay) {
        nanos.recordValue(Math.max(0, lay));
        if (lay > LONG_NS) {
            ownAboveLimit += lay - waitedFor > LIMIT_NS ? 1 : 0;
            longestOwn = Math.max(longestOwn, lay - waitedFor);
        }
    }

    private void open() {
        try {
            // By the link's target: the link itself is another thread's when others follow it.
            schedule = FileChannel.open(SCHEDULE.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("the kernel does not tell how long threads wait", e);
        }
    }

    /** The second of the numbers. */
    private long waitedNow() {
        text.clear();
        try {
            schedule.read(text, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SCHEDULE, e);
        }
        int at = 0;
        while (text.get(at) != ' ') {
            at++;
        }
        long number = 0;
        for (at++; text.get(at) != ' '; at++) {
            number = 10 * number + text.get(at) - '0';
        }
        return number;
    }

    long longest() {
        return nanos.getMaxValue();
    }

    long percentile(double percentile) {
        return nanos.getValueAtPercentile(percentile);
    }

    /** How many were above a millisecond without the waiting. */
    long ownAboveLimit() {
        return ownAboveLimit;
    }

    /** Of the long ones, less the waiting; the longest of the others when there is no long one. */
    long longestOwn() {
        return longestOwn > 0 ? longestOwn : Math.min(longest(), LONG_NS);
    }
}
