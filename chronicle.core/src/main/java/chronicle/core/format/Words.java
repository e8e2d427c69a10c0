package chronicle.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Ordered access to 32 and 64-bit little-endian words of a mapped buffer, at aligned offsets. */
public final class Words {

    private static final VarHandle INT =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    public static int getIntAcquire(ByteBuffer buffer, int offset) {
        return (int) INT.getAcquire(buffer, offset);
    }

    public static void setIntRelease(ByteBuffer buffer, int offset, int value) {
        INT.setRelease(buffer, offset, value);
    }

    public static int getIntVolatile(ByteBuffer buffer, int offset) {
        return (int) INT.getVolatile(buffer, offset);
    }

    /** Sequentially consistent; a full fence on both sides. */
    public static int getAndAddInt(ByteBuffer buffer, int offset, int delta) {
        return (int) INT.getAndAdd(buffer, offset, delta);
    }

    public static long getLongAcquire(ByteBuffer buffer, int offset) {
        return (long) LONG.getAcquire(buffer, offset);
    }

    public static void setLongRelease(ByteBuffer buffer, int offset, long value) {
        LONG.setRelease(buffer, offset, value);
    }

    /** Atomic, without ordering: for words that inform people and carry no protocol. */
    public static void setLongOpaque(ByteBuffer buffer, int offset, long value) {
        LONG.setOpaque(buffer, offset, value);
    }
}
