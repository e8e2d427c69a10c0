package chronicle.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Other languages share these files: every number and name is pinned as a literal. */
class FormatLiteralsTest {

    @Test
    void controlBlock() {
        assertEquals(512, ControlLayout.LENGTH);
        assertEquals(0x4348524E, ControlLayout.MAGIC_VALUE);
        assertEquals(3, ControlLayout.VERSION_VALUE);
        assertEquals(0, ControlLayout.MAGIC);
        assertEquals(4, ControlLayout.VERSION);
        assertEquals(8, ControlLayout.INIT_STATE);
        assertEquals(16, ControlLayout.WRITER_EPOCH);
        assertEquals(24, ControlLayout.SEGMENT_SIZE);
        assertEquals(128, ControlLayout.SEGMENT_GEN);
        assertEquals(132, ControlLayout.CURRENT_SEGMENT);
        assertEquals(256, ControlLayout.WRITE_OFFSET);
        assertEquals(264, ControlLayout.WRITER_HEARTBEAT_NS);
        assertEquals(384, ControlLayout.NOTIFY_SEQ);
        assertEquals(388, ControlLayout.WAITERS_PENDING);
        assertEquals(0, ControlLayout.UNINITIALISED);
        assertEquals(1, ControlLayout.INITIALISING);
        assertEquals(2, ControlLayout.READY);
    }

    @Test
    void segment() {
        assertEquals(64, SegmentLayout.HEADER_LENGTH);
        assertEquals(0x53454730, SegmentLayout.MAGIC_VALUE);
        assertEquals(1, SegmentLayout.VERSION_VALUE);
        assertEquals(0, SegmentLayout.MAGIC);
        assertEquals(4, SegmentLayout.VERSION);
        assertEquals(8, SegmentLayout.SEGMENT_ID);
        assertEquals(12, SegmentLayout.FLAGS);
        assertEquals(1, SegmentLayout.SEALED);
    }

    @Test
    void record() {
        assertEquals(64, RecordLayout.HEADER_LENGTH);
        assertEquals(64, RecordLayout.ALIGNMENT);
        assertEquals(1, RecordLayout.MESSAGE_VERSION);
        assertEquals(0xFFFF, RecordLayout.PAD_TYPE);
        assertEquals(0, RecordLayout.COMMIT);
        assertEquals(4, RecordLayout.VERSION);
        assertEquals(8, RecordLayout.SEQ);
        assertEquals(16, RecordLayout.TIMESTAMP);
        assertEquals(24, RecordLayout.TYPE);
        assertEquals(26, RecordLayout.FLAGS);
        assertEquals(28, RecordLayout.CRC);
        assertEquals(64, RecordLayout.PAYLOAD);
        assertEquals(64, RecordLayout.length(0));
        assertEquals(128, RecordLayout.length(1));
        assertEquals(128, RecordLayout.length(64));
        assertEquals(192, RecordLayout.length(65));
        assertEquals(8192 - 128, RecordLayout.maxPayload(8192));
    }

    @Test
    void position() {
        assertEquals(80, PositionLayout.LENGTH);
        assertEquals(40, PositionLayout.SLOT_LENGTH);
        assertEquals(0, PositionLayout.SEGMENT_ID);
        assertEquals(8, PositionLayout.OFFSET);
        assertEquals(16, PositionLayout.HEARTBEAT_NS);
        assertEquals(24, PositionLayout.GENERATION);
        assertEquals(32, PositionLayout.CRC);
        assertEquals(0, PositionLayout.slotAfter(0));
        assertEquals(40, PositionLayout.slotAfter(1));
        assertEquals(0, PositionLayout.slotAfter(2));
    }

    @Test
    void names() {
        Path queue = Path.of("q");
        assertEquals("READY", QueueFiles.READY);
        assertEquals("control.meta", QueueFiles.CONTROL);
        assertEquals("control.tmp", QueueFiles.CONTROL_TMP);
        assertEquals("writer.lock", QueueFiles.WRITER_LOCK);
        assertEquals("index.meta", QueueFiles.INDEX);
        assertEquals(16, QueueFiles.INDEX_LENGTH);
        assertEquals(queue.resolve("000000007.q"), QueueFiles.segment(queue, 7));
        assertEquals(queue.resolve("000000007.q.tmp"), QueueFiles.segmentTmp(queue, 7));
        assertEquals(queue.resolve("1234567890.q"), QueueFiles.segment(queue, 1234567890));
        assertEquals(queue.resolve("readers/r.meta"), QueueFiles.position(queue, "r"));
        assertEquals(OptionalInt.of(7), QueueFiles.segmentId("000000007.q"));
        assertEquals(OptionalInt.empty(), QueueFiles.segmentId("000000007.q.tmp"));
        assertEquals(OptionalInt.empty(), QueueFiles.segmentId("7.q"));
        assertEquals(OptionalInt.empty(), QueueFiles.segmentId("9999999999.q"));
        assertEquals(OptionalInt.of(1_000_000_000), QueueFiles.segmentId("1000000000.q"));
        assertEquals(OptionalInt.empty(), QueueFiles.segmentId("0000000007.q"));
        assertEquals("r", QueueFiles.readerOf("r.meta"));
        assertNull(QueueFiles.readerOf(".hidden.meta"));
        assertTrue(QueueFiles.isReaderName("a".repeat(128)));
    }
}
