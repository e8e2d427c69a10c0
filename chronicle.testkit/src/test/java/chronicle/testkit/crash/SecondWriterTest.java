package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One writer per queue: the lock decides and what its file says is for people, be that stale, of a
 * process whose pid was given away again, of another pid namespace, or nonsense.
 */
@EnabledOnOs(OS.LINUX)
class SecondWriterTest {

    private static final WriterOptions OPTIONS = Records.options(() -> 0);

    @TempDir Path folder;

    private final Queues queues = Queues.create();

    /** What a lock file may say, with no bearing on who holds the lock. */
    enum Content {
        NOTHING("", "owner=unknown"),
        OWN_PID_OF_ANOTHER_TIME(pid() + " 17 5\n", owner(pid(), "17", "5")),
        LIVE_PID_OF_ANOTHER_TIME("1 1 7\n", owner("1", "1", "7")),
        DEAD_PID("4194305 123456 9\n", owner("4194305", "123456", "9")),
        OTHER_NAMESPACE("2 0 3\n", owner("2", "0", "3")),
        HUGE_NUMBERS("9".repeat(30) + " 1 1\n", owner("9".repeat(30), "1", "1")),
        NEGATIVE("-1 -1 -1\n", "owner=unknown"),
        HALF("4711 12", "owner=unknown"),
        TEXT("somebody was here\nand here\n", "owner=unknown"),
        BINARY("\0\1\2\377".repeat(2000), "owner=unknown");

        private final byte[] bytes;
        private final String inMessage;

        Content(String text, String inMessage) {
            this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            this.inMessage = inMessage;
        }

        private static String pid() {
            return Long.toString(ProcessHandle.current().pid());
        }

        private static String owner(String pid, String startTicks, String epoch) {
            return "owner_pid="
                    + pid
                    + " owner_start_ticks="
                    + startTicks
                    + " owner_epoch="
                    + epoch;
        }
    }

    @AfterEach
    void close() {
        queues.close();
    }

    private Path queue() {
        return folder.resolve(WriterChild.QUEUE);
    }

    private Path lock() {
        return queue().resolve(QueueFiles.WRITER_LOCK);
    }

    private ChildJvm holder() {
        return ChildJvm.start(WriterChild.class, "hold", folder.toString(), "0");
    }

    private String refusal() {
        QueueException refused =
                assertThrows(QueueException.class, () -> queues.openWriter(queue(), OPTIONS));
        assertEquals(Category.LOCKED, refused.category());
        return refused.getMessage();
    }

    @ParameterizedTest
    @EnumSource
    void freeLockOpensWhateverItsFileSays(Content content) throws IOException {
        queues.openWriter(queue(), OPTIONS).close();
        Files.write(lock(), content.bytes);
        assertFalse(queues.writerAlive(queue()));
        try (QueueWriter writer = queues.openWriter(queue(), OPTIONS)) {
            assertEquals(2, writer.epoch());
            long pid = ProcessHandle.current().pid();
            assertEquals(pid + " " + queues.startTicks(pid) + " 2\n", Files.readString(lock()));
        }
    }

    @Test
    void heldLockRefusesWhateverItsFileSays() throws IOException {
        try (ChildJvm child = holder()) {
            child.awaitLine("epoch");
            for (Content content : Content.values()) {
                Files.write(lock(), content.bytes);
                String message = refusal();
                assertTrue(message.endsWith(" path=" + queue() + " " + content.inMessage), message);
                assertTrue(queues.writerAlive(queue()));
            }
        }
    }

    @Test
    void secondWriterIsRefusedWithTheOwnerEvenWhileThatIsStopped() {
        try (ChildJvm child = holder()) {
            String epoch = child.awaitLine("epoch").substring("epoch ".length());
            String owner =
                    "owner_pid="
                            + child.pid()
                            + " owner_start_ticks="
                            + queues.startTicks(child.pid())
                            + " owner_epoch="
                            + epoch;
            assertTrue(refusal().endsWith(owner), this::refusal);
            child.suspend();
            assertTrue(refusal().endsWith(owner), this::refusal);
            assertTrue(queues.writerAlive(queue()));
            child.resume();
            assertTrue(refusal().endsWith(owner), this::refusal);

            child.kill();
            assertFalse(queues.writerAlive(queue()));
            try (QueueWriter next = queues.openWriter(queue(), OPTIONS)) {
                assertEquals(Long.parseLong(epoch) + 1, next.epoch());
            }
        }
    }

    /** In there it has a pid that out here belongs to somebody else, or to nobody. */
    @Test
    void writerInAnotherPidNamespaceIsRespected() {
        List<String> namespace =
                List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");
        List<String> attempt = new ArrayList<>(namespace);
        attempt.add("true");
        Command unshare = Command.run(attempt.toArray(String[]::new));
        Assumptions.assumeTrue(
                unshare.succeeded(), () -> "namespaces need a right that root has: " + unshare);
        try (ChildJvm child =
                ChildJvm.startUnder(
                        namespace, List.of(), WriterChild.class, "hold", folder.toString(), "0")) {
            String epoch = child.awaitLine("epoch").substring("epoch ".length());
            String message = refusal();
            assertTrue(message.contains(" owner_pid=1 "), message);
            assertTrue(message.endsWith(" owner_epoch=" + epoch), message);
            child.kill();
            Await.until("the lock of the dead", () -> !queues.writerAlive(queue()));
            queues.openWriter(queue(), OPTIONS).close();
        }
    }
}
