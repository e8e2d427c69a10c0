package chronicle.core.engine;

import chronicle.core.format.PositionLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** The part of a stored position that its checksum covers, on the heap. One thread at a time. */
final class PositionImage {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] image = new byte[PositionLayout.CHECKED_LENGTH];
    private final CRC32 crc = new CRC32();

    /** CRC-32 of a position with these values. */
    int crc(long segmentId, long offset, long heartbeatNs, long generation) {
        LONG.set(image, PositionLayout.SEGMENT_ID, segmentId);
        LONG.set(image, PositionLayout.OFFSET, offset);
        LONG.set(image, PositionLayout.HEARTBEAT_NS, heartbeatNs);
        LONG.set(image, PositionLayout.GENERATION, generation);
        crc.reset();
        crc.update(image, 0, PositionLayout.CHECKED_LENGTH);
        return (int) crc.getValue();
    }
}
