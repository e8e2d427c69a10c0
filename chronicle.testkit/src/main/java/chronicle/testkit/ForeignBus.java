package chronicle.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bus whose queues a writer in another language made. Strategy {@code small} has three records
 * and one with an empty payload, {@code rolled} has 400 over nine segments of 8 KiB.
 */
public final class ForeignBus {

    public static final int SMALL_RECORDS = 4;
    public static final int ROLLED_RECORDS = 400;

    private static final String RESOURCE = "/foreign-bus/orders/queue/";
    private static final int SMALL_SEGMENTS = 2;
    private static final int ROLLED_SEGMENTS = 9;

    private ForeignBus() {}

    /** Copies both strategies into a bus, READY last, as a live strategy would publish itself. */
    public static void copyTo(Path busRoot) throws IOException {
        copy("small", SMALL_SEGMENTS, busRoot);
        copy("rolled", ROLLED_SEGMENTS, busRoot);
    }

    /** The queue directory of a strategy in a copy. */
    public static Path ordersOut(Path busRoot, String strategy) {
        return busRoot.resolve("orders/queue").resolve(strategy).resolve("orders_out");
    }

    private static void copy(String strategy, int segments, Path busRoot) throws IOException {
        Path queue = ordersOut(busRoot, strategy);
        Files.createDirectories(queue);
        for (int id = 0; id < segments; id++) {
            copyFile(strategy, queue, "00000000" + id + ".q");
        }
        copyFile(strategy, queue, "index.meta");
        copyFile(strategy, queue, "writer.lock");
        copyFile(strategy, queue, "control.meta");
        copyFile(strategy, queue, "READY");
    }

    private static void copyFile(String strategy, Path queue, String name) throws IOException {
        String resource = RESOURCE + strategy + "/orders_out/" + name;
        try (InputStream in = ForeignBus.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("fixture is missing resource=" + resource);
            }
            Files.copy(in, queue.resolve(name));
        }
    }

    /** Payload of record {@code i} of {@code rolled}. */
    public static byte[] rolledPayload(int i) {
        String text = "order_id=" + i + " symbol=BTC qty=" + (1 + i % 7) + " side=BUY";
        return (text + "x".repeat(i % 97)).getBytes(StandardCharsets.UTF_8);
    }

    public static int rolledType(int i) {
        return 1 + i % 5;
    }

    /** Timestamp of record {@code i} of either strategy, epoch nanoseconds. */
    public static long timestampNs(int i) {
        return 1_700_000_000_000_000_000L + i * 1000L;
    }
}
