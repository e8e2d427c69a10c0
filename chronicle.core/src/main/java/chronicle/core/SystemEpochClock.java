package chronicle.core;

import java.time.Instant;

/**
 * Epoch nanoseconds from {@link System#nanoTime()}, tied to the system clock anew every second: as
 * fine as the former, as right as the latter, and without allocation in between. Follows steps of
 * the system clock, backwards too. Thread-safe: a race costs a calibration, never a wrong offset.
 */
final class SystemEpochClock implements EpochClock {

    static final SystemEpochClock INSTANCE = new SystemEpochClock();

    private static final long RECALIBRATE_NS = 1_000_000_000L;

    /** Offset and age belong together, so they change as one object, once a second. */
    private record Calibration(long atNanoTime, long offset) {}

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
        long before = System.nanoTime();
        Instant wall = Instant.now();
        long after = System.nanoTime();
        long middle = before + (after - before) / 2;
        long epoch = wall.getEpochSecond() * 1_000_000_000L + wall.getNano();
        return new Calibration(after, epoch - middle);
    }
}
