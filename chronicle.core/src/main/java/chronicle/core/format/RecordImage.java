package chronicle.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A record's header in a copy on the heap, read in words of 8 bytes. For loops that cannot afford a
 * load per field.
 */
public final class RecordImage {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RecordImage() {}

    /** Commit word and message version. */
    public static long begin(byte[] copy, int at) {
        return (long) LONG.get(copy, at + RecordLayout.COMMIT);
    }

    public static long timestampNs(byte[] copy, int at) {
        return (long) LONG.get(copy, at + RecordLayout.TIMESTAMP);
    }

    /** Type id, flags and CRC. */
    public static long description(byte[] copy, int at) {
        return (long) LONG.get(copy, at + RecordLayout.TYPE);
    }

    public static int commitWord(long begin) {
        return (int) begin;
    }

    /** Whether the message version is one that readers accept, 0 or 1. */
    public static boolean isSupported(long begin) {
        return ((begin >>> 32) & 0xFF & ~RecordLayout.MESSAGE_VERSION) == 0;
    }

    public static int typeId(long description) {
        return (int) description & 0xFFFF;
    }

    public static int crc(long description) {
        return (int) (description >>> 32);
    }
}
