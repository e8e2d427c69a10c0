package chronicle.tools.bus;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A registered reader of a queue.
 *
 * @param name its name; the router's is {@code router} unless configured otherwise
 * @param segment of its next record, -1 when its position cannot be read
 * @param offset of its next record in bytes, -1 when its position cannot be read
 * @param lagBytes bytes of the queue between its position and the tail, headers and padding
 *     included; empty when either is unknown
 * @param heartbeatNs its last sign of life, epoch nanoseconds; 0 when unknown
 * @param bytesPerSecond how fast it reads, between two looks; empty at the first
 * @param problem why its position cannot be read, else empty
 */
public record ReaderLook(
        String name,
        long segment,
        long offset,
        OptionalLong lagBytes,
        long heartbeatNs,
        OptionalDouble bytesPerSecond,
        String problem) {}
