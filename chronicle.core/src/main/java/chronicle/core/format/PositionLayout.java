package chronicle.core.format;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * A reader's stored position, {@code readers/NAME.meta}: two slots of 40 bytes, written in turn, so
 * that one is whole whenever the reader dies.
 *
 * <pre>
 *   0  u64 segment_id   8  u64 offset   16  u64 last_heartbeat_ns   24  u64 generation
 *  32  u32 CRC-32 of the first 32 bytes   36  u32 zero
 * </pre>
 */
public final class PositionLayout {

    public static final int SLOT_LENGTH = 40;
    public static final int LENGTH = 2 * SLOT_LENGTH;

    public static final int SEGMENT_ID = 0;
    public static final int OFFSET = 8;
    public static final int HEARTBEAT_NS = 16;
    public static final int GENERATION = 24;
    public static final int CRC = 32;

    public static final int CHECKED_LENGTH = 32;

    private PositionLayout() {}

    /** Offset of the valid slot with the higher generation, or -1 when neither is valid. */
    public static int newestSlot(ByteBuffer file) {
        boolean first = isValid(file, 0);
        boolean second = isValid(file, SLOT_LENGTH);
        if (first && second) {
            long a = file.getLong(GENERATION);
            long b = file.getLong(SLOT_LENGTH + GENERATION);
            return Long.compareUnsigned(a, b) >= 0 ? 0 : SLOT_LENGTH;
        }
        if (first) {
            return 0;
        }
        return second ? SLOT_LENGTH : -1;
    }

    /** Offset of the slot that a position following {@code generation} goes to. */
    public static int slotAfter(long generation) {
        return (int) (generation & 1) * SLOT_LENGTH;
    }

    private static boolean isValid(ByteBuffer file, int slot) {
        byte[] checked = new byte[CHECKED_LENGTH];
        file.get(slot, checked);
        CRC32 crc = new CRC32();
        crc.update(checked);
        return file.getInt(slot + CRC) == (int) crc.getValue();
    }
}
