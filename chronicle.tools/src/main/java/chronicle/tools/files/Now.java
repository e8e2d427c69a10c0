package chronicle.tools.files;

import java.time.Instant;

/** The wall clock in the unit of the files. */
public final class Now {

    private Now() {}

    /** Epoch nanoseconds. */
    public static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
