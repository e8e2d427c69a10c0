package chronicle.example.handler;

import chronicle.core.MessageView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One order in the ledger: a message of the order's type whose payload is
 *
 * <pre>
 *   i64 seq | i64 timestamp, epoch nanoseconds | u16 n | n bytes strategy | u16 m | m bytes incarnation | the order's payload
 * </pre>
 *
 * <p>little-endian, names in UTF-8.
 */
public record LedgerEntry(
        String strategy, String incarnation, long seq, long timestampNs, byte[] order) {

    static final int SEQ = 0;
    static final int TIMESTAMP = 8;
    static final int NAMES = 16;

    /** What is the same in every entry of one incarnation of a strategy. */
    static byte[] names(String strategy, String incarnation) {
        byte[] first = strategy.getBytes(StandardCharsets.UTF_8);
        byte[] second = incarnation.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Short.BYTES + first.length + second.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) first.length)
                .put(first)
                .putShort((short) second.length)
                .put(second)
                .array();
    }

    /** Reads a message of the ledger. */
    public static LedgerEntry of(MessageView message) {
        ByteBuffer payload = ByteBuffer.wrap(message.copyPayload()).order(ByteOrder.LITTLE_ENDIAN);
        long seq = payload.getLong();
        long timestampNs = payload.getLong();
        String strategy = name(payload);
        String incarnation = name(payload);
        byte[] order = new byte[payload.remaining()];
        payload.get(order);
        return new LedgerEntry(strategy, incarnation, seq, timestampNs, order);
    }

    private static String name(ByteBuffer payload) {
        byte[] bytes = new byte[Short.toUnsignedInt(payload.getShort())];
        payload.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
