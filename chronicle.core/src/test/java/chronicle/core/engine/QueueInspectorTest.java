package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.PortableOs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tail that is half moved tells of a dead writer only where none lives. */
class QueueInspectorTest {

    private static final int ODD = 7;

    @TempDir Path queue;

    private final FaultyOs os = new FaultyOs(new PortableOs());

    @BeforeEach
    void halfMoveTheTail() throws IOException {
        try (Queues queues = new MappedQueues(new PortableOs())) {
            queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(4096)).close();
        }
        segmentGen(ODD);
    }

    private void segmentGen(int value) throws IOException {
        Path control = queue.resolve(QueueFiles.CONTROL);
        try (FileChannel file = FileChannel.open(control, StandardOpenOption.WRITE)) {
            ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            file.write(word.putInt(0, value), ControlLayout.SEGMENT_GEN);
        }
    }

    private List<String> problems() {
        return new QueueInspector(os.primitives(), queue).inspect().problems();
    }

    @Test
    void deadWriterIsNamed() {
        List<String> problems = problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).contains("a writer died while it rolled"), problems::toString);
    }

    /** Held up by the machine for longer than anybody spins. */
    @Test
    void liveWriterIsWaitedFor() {
        os.next(
                1,
                "isLocked",
                () -> {
                    segmentGen(ODD + 1);
                    return true;
                });
        assertEquals(List.of(), problems());
        assertEquals(0, os.left(), "nobody asked whether a writer lives");
    }
}
