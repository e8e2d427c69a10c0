package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {

    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir Path folder;

    @Test
    void ctrlCLeavesWholeMessagesAndSaysHowToGoOn() throws Exception {
        Path source = folder.resolve("source");
        Path target = folder.resolve("target");
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(source, WriterOptions.DEFAULTS.withSegmentSize(4096))) {
            for (int i = 0; i < 100; i++) {
                // At once, and the last only after a day.
                writer.append(1, i < 99 ? i : DAY_NS, ByteBuffer.allocate(i));
            }
        }
        String[] arguments = {
            "replay", source.toString(), "--to", target.toString(), "--speed", "1x"
        };
        try (JarProcess replay = JarProcess.startInterruptible(folder, arguments);
                Queues queues = Queues.create()) {
            replay.await("99 messages", () -> messages(queues, target) == 99);
            replay.interrupt();
            replay.endsWith(1, "chronicle: stopped behind a whole message, go on with --from 99");
            assertTrue(replay.out().get(0).startsWith("replayed=99 last_seq=98 target_seq=98 "));
            assertEquals(99, messages(queues, target));
        }
        try (JarProcess rest =
                JarProcess.start(
                        folder,
                        "replay",
                        source.toString(),
                        "--to",
                        target.toString(),
                        "--from",
                        "99")) {
            rest.awaitLine("replayed=1 last_seq=99 target_seq=99 target=" + target);
            rest.endsQuietly(0);
        }
    }

    private static long messages(Queues queues, Path queue) {
        if (!Files.exists(queue.resolve("control.meta"))) {
            return 0;
        }
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            return browser.poll(message -> {}, 1000);
        }
    }
}
