package chronicle.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentScanTest {

    private static final int FIRST = SegmentLayout.HEADER_LENGTH;

    private final ByteBuffer segment = segment(1024);

    @Test
    void emptySegmentEndsCleanAtItsFirstRecord() {
        assertEquals(
                new SegmentScan(SegmentScan.Outcome.CLEAN, FIRST, 0, -1, -1),
                SegmentScan.scan(segment, FIRST));
    }

    @Test
    void countsMessagesAndRemembersFirstAndLastSeq() {
        commit(64, 7, 10);
        commit(192, 8, 0);
        commit(256, 9, 65);

        assertEquals(
                new SegmentScan(SegmentScan.Outcome.CLEAN, 448, 3, 7, 9),
                SegmentScan.scan(segment, FIRST));
    }

    @Test
    void begunRecordIsTorn() {
        commit(64, 0, 10);
        RecordLayout.begin(segment, 192, 1);

        SegmentScan scan = SegmentScan.scan(segment, FIRST);

        assertEquals(SegmentScan.Outcome.TORN, scan.outcome());
        assertEquals(192, scan.offset());
    }

    @Test
    void lengthBeyondTheSegmentIsTorn() {
        commit(64, 0, 10);
        Words.setIntRelease(segment, 192, 0xFFFF_FFFF);

        assertEquals(SegmentScan.Outcome.TORN, SegmentScan.scan(segment, FIRST).outcome());
    }

    @Test
    void paddingFillsTheSegmentAndIsNotCounted() {
        commit(64, 5, 10);
        RecordLayout.publishPad(segment, 192);

        assertEquals(
                new SegmentScan(SegmentScan.Outcome.CLEAN, 1024, 1, 5, 5),
                SegmentScan.scan(segment, FIRST));
    }

    @Test
    void recordThatEndsExactlyWithTheSegmentEndsClean() {
        commit(64, 0, 1024 - 64 - 64);

        assertEquals(
                new SegmentScan(SegmentScan.Outcome.CLEAN, 1024, 1, 0, 0),
                SegmentScan.scan(segment, FIRST));
    }

    @Test
    void anyContentTerminatesInsideTheSegment() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] noise = new byte[1024];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(noise);
            for (int at = FIRST; at < 1024; at += 64) {
                // Mostly plausible lengths, so that the walk goes deep.
                noise[at + 1] &= (byte) (random.nextInt(4) == 0 ? 0xFF : 0);
                noise[at + 2] &= (byte) (random.nextInt(8) == 0 ? 0xFF : 0);
                noise[at + 3] &= (byte) (random.nextInt(8) == 0 ? 0xFF : 0);
            }
            segment.put(0, noise);
            SegmentScan scan = SegmentScan.scan(segment, FIRST);
            assertTrue(scan.offset() >= FIRST && scan.offset() <= 1024, "seed=" + seed);
        }
    }

    private void commit(int offset, long seq, int length) {
        RecordLayout.begin(segment, offset, seq);
        RecordLayout.describe(segment, offset, 1, 1, 0);
        RecordLayout.publish(segment, offset, length);
    }

    private static ByteBuffer segment(int size) {
        return ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
