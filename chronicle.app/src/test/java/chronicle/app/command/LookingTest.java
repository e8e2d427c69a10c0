package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookingTest {

    @TempDir Path folder;
    private Path queue;

    @BeforeEach
    void writeAQueue() {
        queue = folder.resolve("queue");
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
            writer.append(2, "order_id=0 \"quoted\" ü".getBytes(StandardCharsets.UTF_8));
            writer.append(7, new byte[] {0, (byte) 0xff});
            writer.append(3, "a\nb".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                writer.append(1, ("filler " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void tailShowsTextAsTextAndTheRestAsBase64() {
        List<String> lines = Cli.run("tail", queue.toString()).out().lines().toList();
        assertEquals(103, lines.size());
        assertTrue(
                lines.get(0)
                        .matches("seq=0 timestamp=\\d+ type=2 length=22  order_id=0 \"quoted\" ü"),
                lines.get(0));
        assertTrue(lines.get(1).endsWith("type=7 length=2  base64:AP8="), lines.get(1));
        assertTrue(lines.get(2).endsWith("base64:YQpi"), lines.get(2));
        assertTrue(lines.get(102).endsWith("filler 99"), lines.get(102));
    }

    @Test
    void tailPrintsAnObjectPerLine() {
        Cli run = Cli.run("tail", queue.toString(), "--json", "--limit", "2");
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(
                lines.get(0)
                        .matches(
                                "\\{\"seq\":0,\"timestamp_ns\":\\d+,\"type\":2,\"flags\":0,"
                                        + "\"segment\":0,\"offset\":64,\"length\":22,"
                                        + "\"text\":\"order_id=0 \\\\\"quoted\\\\\" ü\"}"),
                lines.get(0));
        assertTrue(lines.get(1).endsWith("\"length\":2,\"base64\":\"AP8=\"}"), lines.get(1));
    }

    @Test
    void limitZeroShowsNothing() {
        Cli run = Cli.run("tail", queue.toString(), "--limit", "0");
        assertEquals(0, run.exitCode());
        assertEquals("", run.out());
    }

    @Test
    void inspectShowsSegmentsAndMessages() {
        Cli text = Cli.run("inspect", queue.toString());
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains("\nmessages=103\n"), text.out());
        assertTrue(text.out().contains("\nsegment=0 bytes=8192 sealed=true "), text.out());
        assertTrue(text.out().contains("\nwriter_alive=false\n"), text.out());
        Cli json = Cli.run("inspect", queue.toString(), "--json");
        assertEquals(1, json.out().lines().count());
        assertTrue(json.out().contains("\"messages\":103,"), json.out());
        assertTrue(json.out().contains("\"segments\":[{\"id\":0,\"bytes\":8192,"), json.out());
    }

    @Test
    void lookingLeavesNoTrace() throws IOException {
        Map<String, String> before = everyFile();
        Cli.run("tail", queue.toString());
        Cli.run("inspect", queue.toString());
        assertEquals(before, everyFile());
    }

    private Map<String, String> everyFile() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String state =
                        Files.getLastModifiedTime(path)
                                + (Files.isRegularFile(path)
                                        ? " " + Arrays.hashCode(Files.readAllBytes(path))
                                        : "");
                found.put(path.toString(), state);
            }
        }
        return found;
    }
}
