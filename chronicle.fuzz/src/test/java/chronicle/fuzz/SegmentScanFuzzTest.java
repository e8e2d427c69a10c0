package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException.Category;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.SegmentScan;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Timeout;

/** Recovery's walk over a segment, in memory: ends on any content, where the format says. */
@Timeout(Fixture.LONGEST_SECONDS)
class SegmentScanFuzzTest {

    private static final int ID = 7;
    private static final int MOST_UNITS = 64;

    /** Direct: acquire and release are for memory that is not on the heap. */
    private static final ByteBuffer MEMORY =
            ByteBuffer.allocateDirect(MOST_UNITS * RecordLayout.ALIGNMENT);

    @FuzzTest
    void scan(FuzzedDataProvider data) {
        int size = RecordLayout.ALIGNMENT * data.consumeInt(3, MOST_UNITS);
        byte[] content = SegmentBytes.of(data, size, ID);
        ByteBuffer segment = MEMORY.slice(0, size).order(ByteOrder.LITTLE_ENDIAN).put(0, content);
        SegmentScan scan = SegmentScan.scan(segment, SegmentLayout.HEADER_LENGTH);
        assertTrue(scan.offset() % RecordLayout.ALIGNMENT == 0 && scan.offset() <= size);
        assertTrue(scan.messages() <= size / RecordLayout.HEADER_LENGTH - 1);
        Reference reference = Reference.read(content, ID);
        if (reference.refusal() == null) {
            assertEquals(reference.messages().size(), scan.messages());
            assertEquals(reference.end(), scan.offset());
        } else if (reference.refusal() != Category.UNSUPPORTED) {
            assertTrue(scan.messages() >= reference.messages().size());
        }
        if (scan.messages() > 0 && !reference.messages().isEmpty()) {
            assertEquals(reference.messages().get(0).seq(), scan.firstSeq());
        }
    }
}
