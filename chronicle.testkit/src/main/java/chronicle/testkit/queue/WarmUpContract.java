package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueInfo;
import chronicle.core.QueueWriter;
import chronicle.core.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Warming up leaves nothing behind, and disturbs nobody. */
public abstract class WarmUpContract extends SegmentedFixture {

    @Test
    void theFolderIsAsItWasAndAnOpenWriterGoesOn() throws IOException {
        Path folder = Files.createDirectory(queue().resolveSibling("scratch"));
        Path other = Files.createFile(folder.resolve("somebody's"));
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fillAndBegin(writer, 2);

        queues.warmUp(folder);
        fillAndBegin(writer, 2);

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(other), left.toList());
        }
        QueueInfo info = queues.inspect(queue());
        assertEquals(
                writer.nextSeq(),
                info.segments().stream().mapToLong(QueueInfo.Segment::messages).sum());
        assertEquals(List.of(), info.problems());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path folder = queue().resolveSibling("missing");

        QueueException e = assertThrows(QueueException.class, () -> queues.warmUp(folder));

        assertEquals(Category.NOT_FOUND, e.category());
        assertTrue(e.getMessage().contains(folder.toString()), e.getMessage());
    }
}
