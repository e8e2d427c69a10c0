package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueGuard;
import chronicle.core.QueueReader;
import chronicle.core.StartMode;
import chronicle.core.format.ControlLayout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who guards a queue keeps writers away, and takes back what dead readers announced. */
public abstract class GuardContract extends QueueFixture {

    private static final Duration AT_ONCE = Duration.ZERO;

    @Test
    void guardAndWriterKeepEachOtherAway() {
        assertTrue(queues.guard(folder).isPresent());
        try (var writer = writer()) {
            writer.append(1, bytes("one"));
            assertTrue(queues.guard(queue()).isEmpty());
        }
        String before = queues.inspect(queue()).writerOwner();
        try (QueueGuard guard = queues.guard(queue()).orElseThrow()) {
            assertTrue(queues.writerAlive(guard.directory()));
            QueueException refused = assertThrows(QueueException.class, this::writer);
            assertEquals(Category.LOCKED, refused.category());
        }
        assertEquals(before, queues.inspect(queue()).writerOwner());
        assertFalse(queues.writerAlive(queue()));
    }

    @Test
    void announcementsOfDeadReadersAreTakenBackAndThoseOfOpenOnesStay() throws IOException {
        writer().close();
        QueueReader reader = reader(StartMode.EARLIEST);
        assertTrue(queues.readerAlive(queue(), "reader"));
        announce(3);
        try (QueueGuard guard = queues.guard(queue()).orElseThrow()) {
            assertEquals(0, guard.withdrawWaiters(AT_ONCE));
            reader.close();
            assertFalse(queues.readerAlive(queue(), "reader"));
            assertEquals(0, guard.withdrawWaiters(Duration.ofHours(1)));
            assertEquals(3, queues.inspect(queue()).waitersPending());
            assertEquals(3, guard.withdrawWaiters(AT_ONCE));
            assertEquals(0, queues.inspect(queue()).waitersPending());
            assertEquals(0, guard.withdrawWaiters(AT_ONCE));
        }
    }

    @Test
    void whatIsNoQueueIsNamed() throws IOException {
        Path none = folder.resolve("none");
        QueueException missing = assertThrows(QueueException.class, () -> queues.guard(none));
        assertEquals(Category.NOT_FOUND, missing.category());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (QueueGuard guard = queues.guard(empty).orElseThrow()) {
            QueueException e =
                    assertThrows(QueueException.class, () -> guard.withdrawWaiters(AT_ONCE));
            assertEquals(Category.NOT_FOUND, e.category());
        }
        assertFalse(queues.readerAlive(empty, "reader"));
        QueueException name =
                assertThrows(QueueException.class, () -> queues.readerAlive(empty, "../x"));
        assertEquals(Category.INVALID_ARGUMENT, name.category());
    }

    private void announce(int waiters) throws IOException {
        Path control = queue().resolve("control.meta");
        try (RandomAccessFile file = new RandomAccessFile(control.toFile(), "rw")) {
            file.seek(ControlLayout.WAITERS_PENDING);
            file.writeInt(Integer.reverseBytes(waiters));
        }
    }
}
