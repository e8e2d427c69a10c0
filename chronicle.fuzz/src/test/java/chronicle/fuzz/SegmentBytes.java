package chronicle.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Segments made of records that are each sound but for what the input says, so that inputs get past
 * the first checksum.
 */
final class SegmentBytes {

    private static final int[] LENGTHS = {
        0, 1, 63, 64, 65, 128, 4096 - 128, 4096, -1, -2, -65, 1 << 30
    };

    private SegmentBytes() {}

    static byte[] of(FuzzedDataProvider data, int size, int id) {
        ByteBuffer segment = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        segment.putInt(0, 0x53454730).putInt(4, 1).putInt(8, id);
        segment.putInt(12, data.consumeBoolean() ? 1 : 0);
        int at = 64;
        int records = data.consumeInt(0, 16);
        for (int i = 0; i < records && at + 64 <= size; i++) {
            at += record(data, segment, at);
        }
        for (int pokes = data.consumeInt(0, 3); pokes > 0; pokes--) {
            segment.putInt(4 * data.consumeInt(0, size / 4 - 1), data.consumeInt());
        }
        return segment.array();
    }

    /** Writes one record and says how far it is to the next. */
    private static int record(FuzzedDataProvider data, ByteBuffer segment, int at) {
        int room = segment.capacity() - at - 64;
        int length = data.consumeInt(0, Math.min(room, 300));
        byte[] payload = data.consumeBytes(length);
        segment.put(at + 64, payload);
        CRC32 crc = new CRC32();
        crc.update(segment.array(), at + 64, length);
        segment.putInt(at, length + 1).putInt(at + 28, (int) crc.getValue());
        segment.put(at + 4, (byte) 1);
        segment.putLong(at + 8, at).putLong(at + 16, at).putShort(at + 24, data.consumeShort());
        switch (data.consumeInt(0, 9)) {
            case 0 -> segment.putInt(at, 0);
            case 1 -> segment.putInt(at, LENGTHS[data.consumeInt(0, LENGTHS.length - 1)]);
            case 2 -> segment.put(at + 4, data.consumeByte());
            case 3 -> segment.putLong(at + 8, data.consumeLong());
            case 4 -> segment.putShort(at + 24, (short) 0xFFFF);
            case 5 -> segment.putInt(at + 28, data.consumeInt());
            default -> {
                // As it should be.
            }
        }
        return (64 + length + 63) / 64 * 64;
    }
}
