package chronicle.router.engine;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a router is told. Immutable and checked.
 *
 * @param bus where the bus is
 * @param reader under which name positions in {@code orders_out} are kept
 * @param rescanInterval how often the whole bus is looked at whatever the watcher says
 * @param leaseTtl how long LEASE of {@code orders_in} holds
 * @param attach how strategies are attached, and set aside
 * @param data how the data thread works
 * @param handlers what becomes of an order that a handler refuses
 * @param replies how {@code orders_in} is kept
 * @param access whose strategies are attached
 * @param cleanup what becomes of what strategies have left
 */
public record RouterSettings(
        BusLayout bus,
        String reader,
        Duration rescanInterval,
        Duration leaseTtl,
        AttachPolicy attach,
        DataPolicy data,
        HandlerPolicy handlers,
        ReplyPolicy replies,
        AccessPolicy access,
        CleanupPolicy cleanup) {

    private static final Pattern READER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** What an empty configuration says, for this bus. */
    public static RouterSettings of(BusLayout bus) {
        return new RouterSettings(
                bus,
                "router",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                AttachPolicy.DEFAULTS,
                DataPolicy.DEFAULTS,
                HandlerPolicy.DEFAULTS,
                ReplyPolicy.DEFAULTS,
                AccessPolicy.DEFAULTS,
                CleanupPolicy.DEFAULTS);
    }

    /**
     * The same for another bus and times, from configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static RouterSettings parse(
            String bus, String reader, long rescanIntervalMs, long leaseTtlMs) {
        return of(busOf(bus))
                .withReader(readerOf(reader))
                .withRescanInterval(millis("rescan_interval_ms", rescanIntervalMs, 1))
                .withLeaseTtl(millis("lease_ttl_ms", leaseTtlMs, 3));
    }

    private RouterSettings withReader(String changed) {
        return new RouterSettings(
                bus,
                changed,
                rescanInterval,
                leaseTtl,
                attach,
                data,
                handlers,
                replies,
                access,
                cleanup);
    }

    public RouterSettings withRescanInterval(Duration changed) {
        return new RouterSettings(
                bus, reader, changed, leaseTtl, attach, data, handlers, replies, access, cleanup);
    }

    public RouterSettings withLeaseTtl(Duration changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                changed,
                attach,
                data,
                handlers,
                replies,
                access,
                cleanup);
    }

    public RouterSettings withAttach(AttachPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                changed,
                data,
                handlers,
                replies,
                access,
                cleanup);
    }

    public RouterSettings withData(DataPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                attach,
                changed,
                handlers,
                replies,
                access,
                cleanup);
    }

    public RouterSettings withHandlers(HandlerPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                attach,
                data,
                changed,
                replies,
                access,
                cleanup);
    }

    public RouterSettings withReplies(ReplyPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                attach,
                data,
                handlers,
                changed,
                access,
                cleanup);
    }

    public RouterSettings withAccess(AccessPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                attach,
                data,
                handlers,
                replies,
                changed,
                cleanup);
    }

    public RouterSettings withCleanup(CleanupPolicy changed) {
        return new RouterSettings(
                bus,
                reader,
                rescanInterval,
                leaseTtl,
                attach,
                data,
                handlers,
                replies,
                access,
                changed);
    }

    /** Whether a router under these settings can take the others without opening queues anew. */
    boolean sameQueues(RouterSettings other) {
        return bus.equals(other.bus)
                && reader.equals(other.reader)
                && leaseTtl.equals(other.leaseTtl)
                && data.order().equals(other.data.order())
                && replies.equals(other.replies)
                && access.equals(other.access);
    }

    private static BusLayout busOf(String text) {
        if (text == null || text.isBlank()) {
            throw Setting.invalid("bus", text, "the absolute path of the bus root, it is required");
        }
        Path path;
        try {
            path = Path.of(text);
        } catch (InvalidPathException e) {
            throw Setting.invalid("bus", text, "an absolute path: " + e.getReason());
        }
        if (!path.isAbsolute()) {
            throw Setting.invalid("bus", text, "an absolute path");
        }
        try {
            return new BusLayout(path);
        } catch (BusException e) {
            throw Setting.invalid("bus", text, "an absolute path: " + e.getMessage());
        }
    }

    private static String readerOf(String name) {
        if (name == null || !READER.matcher(name).matches()) {
            throw Setting.invalid(
                    "reader", name, "1 to 128 of [A-Za-z0-9._-] without a leading dot");
        }
        return name;
    }

    private static Duration millis(String key, long value, long least) {
        return Setting.millis(key, value, least, DAY_MS);
    }
}
