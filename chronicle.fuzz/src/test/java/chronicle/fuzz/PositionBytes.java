package chronicle.fuzz;

import chronicle.core.format.PositionLayout;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Position files whose slots pass the checksum, which bytes at random never do. */
final class PositionBytes {

    private static final long[] TELLING = {
        0,
        1,
        2,
        3,
        63,
        64,
        128,
        4032,
        4096,
        4160,
        -1,
        Integer.MAX_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private PositionBytes() {}

    static byte[] of(FuzzedDataProvider data) {
        ByteBuffer slots =
                ByteBuffer.allocate(PositionLayout.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        slot(data, slots, 0);
        slot(data, slots, PositionLayout.SLOT_LENGTH);
        int length = data.consumeBoolean() ? slots.capacity() : data.consumeInt(0, 100);
        return Arrays.copyOf(slots.array(), length);
    }

    private static void slot(FuzzedDataProvider data, ByteBuffer slots, int at) {
        slots.putLong(at + PositionLayout.SEGMENT_ID, number(data));
        slots.putLong(at + PositionLayout.OFFSET, number(data));
        slots.putLong(at + PositionLayout.HEARTBEAT_NS, number(data));
        slots.putLong(at + PositionLayout.GENERATION, number(data));
        CRC32 crc = new CRC32();
        crc.update(slots.array(), at, PositionLayout.CHECKED_LENGTH);
        int stored = data.consumeBoolean() ? (int) crc.getValue() : data.consumeInt();
        slots.putInt(at + PositionLayout.CRC, stored);
    }

    private static long number(FuzzedDataProvider data) {
        return data.consumeBoolean()
                ? TELLING[data.consumeInt(0, TELLING.length - 1)]
                : data.consumeLong();
    }
}
