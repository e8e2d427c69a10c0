package chronicle.stress;

import chronicle.core.format.RecordLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/** The one record that writers of these tests append, in the order in which the engine does. */
final class Records {

    private static final long SEQ = 0x0102030405060708L;
    private static final long TIMESTAMP_NS = 0x1112131415161718L;
    private static final int TYPE = 0x2122;
    private static final int CRC = 0x31323334;
    private static final long PATTERN = 0x4142434445464748L;

    private Records() {}

    static void append(ByteBuffer segment, int at, int length) {
        RecordLayout.begin(segment, at, SEQ);
        VarHandle.storeStoreFence();
        for (int i = 0; i < length; i += Long.BYTES) {
            segment.putLong(at + RecordLayout.PAYLOAD + i, PATTERN + i);
        }
        RecordLayout.describe(segment, at, TIMESTAMP_NS, TYPE, CRC);
        RecordLayout.publish(segment, at, length);
    }

    static boolean isWhole(ByteBuffer segment, int at, int length) {
        boolean whole =
                RecordLayout.payloadLength(RecordLayout.commitWord(segment, at)) == length
                        && segment.get(at + RecordLayout.VERSION) == RecordLayout.MESSAGE_VERSION
                        && segment.getLong(at + RecordLayout.SEQ) == SEQ
                        && segment.getLong(at + RecordLayout.TIMESTAMP) == TIMESTAMP_NS
                        && RecordLayout.typeId(segment, at) == TYPE
                        && segment.getInt(at + RecordLayout.CRC) == CRC;
        // From the end, where a store that came late would be.
        for (int i = length - Long.BYTES; whole && i >= 0; i -= Long.BYTES) {
            whole = segment.getLong(at + RecordLayout.PAYLOAD + i) == PATTERN + i;
        }
        return whole;
    }
}
