package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who makes a queue's directory. */
final class QueueDirectoryTest {

    private static final WriterOptions SMALL = WriterOptions.DEFAULTS.withSegmentSize(64 << 10);

    @TempDir Path top;

    @Test
    void directoryIsMadeWithThoseAboveIt() {
        Path queue = top.resolve("strategy/orders_in");
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(queue, SMALL)) {
            writer.append(1, new byte[1]);
        }
        assertTrue(Files.exists(queue.resolve("control.meta")));
    }

    @Test
    void directoryThatHasToBeThereIsNotMade() throws IOException {
        Path queue = top.resolve("strategy/orders_in");
        WriterOptions existing = SMALL.withExistingDirectory();
        try (Queues queues = Queues.create()) {
            QueueException e =
                    assertThrows(QueueException.class, () -> queues.openWriter(queue, existing));
            assertEquals(QueueException.Category.NOT_FOUND, e.category());
            assertFalse(Files.exists(queue.getParent()));

            Files.createDirectories(queue);
            queues.openWriter(queue, existing).close();
            // Once more, over what is there.
            queues.openWriter(queue, existing).close();
        }
        assertTrue(Files.exists(queue.resolve("control.meta")));
    }
}
