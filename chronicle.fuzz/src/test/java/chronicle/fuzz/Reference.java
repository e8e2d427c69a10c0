package chronicle.fuzz;

import chronicle.core.QueueException.Category;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a segment's bytes mean, read as docs/format.md puts it and with nothing of the engine, so
 * that two have to agree.
 *
 * @param messages committed and whole, up to the end or the first one that cannot be
 * @param refusal why reading ends there; null at an end
 * @param end offset of the record that is not there, or that cannot be
 * @param sealed whether the segment says that it is finished
 */
record Reference(List<Message> messages, Category refusal, int end, boolean sealed) {

    private static final int MAGIC = 0x53454730;
    private static final int PAD = 0xFFFF;

    static Reference read(byte[] segment, int id) {
        ByteBuffer bytes = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
        List<Message> messages = new ArrayList<>();
        boolean sealed = (bytes.getInt(12) & 1) != 0;
        if (bytes.getInt(0) != MAGIC || bytes.getInt(8) != id) {
            return new Reference(messages, Category.CORRUPT, 0, sealed);
        }
        if (bytes.getInt(4) != 1) {
            return new Reference(messages, Category.UNSUPPORTED, 0, sealed);
        }
        int at = 64;
        while (at + 64 <= segment.length && bytes.getInt(at) != 0) {
            long payload = Integer.toUnsignedLong(bytes.getInt(at)) - 1;
            long length = (64 + payload + 63) / 64 * 64;
            if (at + length > segment.length) {
                return new Reference(messages, Category.CORRUPT, at, sealed);
            }
            if (bytes.get(at + 4) != 0 && bytes.get(at + 4) != 1) {
                return new Reference(messages, Category.UNSUPPORTED, at, sealed);
            }
            int type = Short.toUnsignedInt(bytes.getShort(at + 24));
            if (type != PAD) {
                CRC32 crc = new CRC32();
                crc.update(segment, at + 64, (int) payload);
                if (bytes.getInt(at + 28) != (int) crc.getValue()) {
                    return new Reference(messages, Category.CORRUPT, at, sealed);
                }
                messages.add(
                        new Message(
                                bytes.getLong(at + 8),
                                bytes.getLong(at + 16),
                                type,
                                ByteBuffer.wrap(segment, at + 64, (int) payload).slice()));
            }
            at += (int) length;
        }
        return new Reference(messages, null, at, sealed);
    }
}
