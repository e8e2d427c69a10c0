package chronicle.core;

import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Epoch nanoseconds from {@link System#nanoTime()}, tied to the system clock anew every second: as
 * fine as the former, as right as the latter, and without allocation in between. Follows steps of
 * the system clock, backwards too. Thread-safe: a race costs a calibration, never a wrong offset.
 */
final class SystemEpochClock implements EpochClock {

    static final SystemEpochClock INSTANCE = new SystemEpochClock();

    private static final long RECALIBRATE_NS = 1_000_000_000L;

    /** Both clocks are read within some hundred nanoseconds, unless something comes in between. */
    private static final long CLOSE_NS = 5_000;

    private static final int TRIES = 10;

    /** Offset and age belong together, so they change as one object, once a second. */
    record Calibration(long atNanoTime, long offset) {}

    private volatile Calibration calibration = calibrate();

    private SystemEpochClock() {}

    @Override
    public long nanos() {
        long now = System.nanoTime();
        Calibration current = calibration;
        if (now - current.atNanoTime > RECALIBRATE_NS) {
            current = calibrate();
            calibration = current;
        }
        return now + current.offset;
    }

    private static Calibration calibrate() {
        return calibrate(System::nanoTime, Instant::now);
    }

    /** Again where the thread was held up between the two clocks; of all tries the closest. */
    static Calibration calibrate(LongSupplier nanoTime, Supplier<Instant> wallClock) {
        Calibration closest = null;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > CLOSE_NS; i++) {
            long before = nanoTime.getAsLong();
            Instant wall = wallClock.get();
            long after = nanoTime.getAsLong();
            if (after - before < least) {
                least = after - before;
                long epoch = wall.getEpochSecond() * 1_000_000_000L + wall.getNano();
                closest = new Calibration(after, epoch - (before + least / 2));
            }
        }
        return closest;
    }
}
