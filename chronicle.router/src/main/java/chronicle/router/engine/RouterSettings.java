package chronicle.router.engine;

import chronicle.bus.BusLayout;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a router is told. Immutable and checked.
 *
 * @param bus where the bus is
 * @param reader under which name positions in {@code orders_out} are kept
 * @param segmentSize bytes of a segment of {@code orders_in} that the router makes
 * @param keepReplies whether segments of {@code orders_in} stay after their strategy has read them
 * @param rescanInterval how often the whole bus is looked at whatever the watcher says
 * @param attachRetry first pause before a queue that could not be opened is tried again
 * @param leaseTtl how long LEASE of {@code orders_in} holds
 * @param idle how the data thread passes the time
 */
public record RouterSettings(
        BusLayout bus,
        String reader,
        int segmentSize,
        boolean keepReplies,
        Duration rescanInterval,
        Duration attachRetry,
        Duration leaseTtl,
        IdleMode idle) {

    private static final Pattern READER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /**
     * From configuration values, under the names of its keys.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static RouterSettings parse(
            String bus,
            String reader,
            long segmentSize,
            boolean keepReplies,
            long rescanIntervalMs,
            long attachRetryMs,
            long leaseTtlMs,
            String idle) {
        return new RouterSettings(
                busOf(bus),
                readerOf(reader),
                segmentSizeOf(segmentSize),
                keepReplies,
                millis("rescan_interval_ms", rescanIntervalMs, 1, DAY_MS),
                millis("attach_retry_ms", attachRetryMs, 1, 10_000),
                millis("lease_ttl_ms", leaseTtlMs, 3, DAY_MS),
                idleOf(idle));
    }

    /** Whether a router under these settings can take the others without opening queues anew. */
    boolean sameQueues(RouterSettings other) {
        return bus.equals(other.bus)
                && reader.equals(other.reader)
                && segmentSize == other.segmentSize
                && keepReplies == other.keepReplies
                && leaseTtl.equals(other.leaseTtl);
    }

    private static BusLayout busOf(String text) {
        if (text == null || text.isBlank()) {
            throw invalid("bus", text, "the absolute path of the bus root, it is required");
        }
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw invalid("bus", text, "an absolute path: " + e.getReason());
        }
        if (!path.isAbsolute()) {
            throw invalid("bus", text, "an absolute path");
        }
        return new BusLayout(path);
    }

    private static String readerOf(String name) {
        if (name == null || !READER.matcher(name).matches()) {
            throw invalid("reader", name, "1 to 128 of [A-Za-z0-9._-] without a leading dot");
        }
        return name;
    }

    private static int segmentSizeOf(long bytes) {
        if (bytes < 4096 || bytes > 1 << 30 || bytes % 4096 != 0) {
            throw invalid("segment_size", bytes, "a multiple of 4096 from 4096 to 1073741824");
        }
        return (int) bytes;
    }

    private static Duration millis(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(key, value, least + " to " + most + " milliseconds");
        }
        return Duration.ofMillis(value);
    }

    private static IdleMode idleOf(String text) {
        return Arrays.stream(IdleMode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> invalid("idle", text, "park, spin or sleep"));
    }

    private static IllegalArgumentException invalid(String key, Object value, String valid) {
        return new IllegalArgumentException(
                "chronicle.router cannot use "
                        + key
                        + "="
                        + (value == null ? "" : value)
                        + ", valid is "
                        + valid);
    }
}
