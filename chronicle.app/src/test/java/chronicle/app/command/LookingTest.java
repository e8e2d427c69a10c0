package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    void tailBeginsWhereItIsTold() {
        Cli last = Cli.run("tail", queue.toString(), "--last", "2");
        assertEquals(2, last.out().lines().count(), last.out());
        assertTrue(last.out().startsWith("seq=101 "), last.out());
        assertEquals("", Cli.run("tail", queue.toString(), "--last", "0").out());
        assertEquals(103, Cli.run("tail", queue.toString(), "--last=500").out().lines().count());
        assertTrue(Cli.run("tail", queue.toString(), "--from=50").out().startsWith("seq=50 "));
    }

    @Test
    void tailSaysHowFastItWentBesideTheMessages() {
        Cli run = Cli.run("tail", queue.toString(), "--rates");
        assertEquals(103, run.out().lines().count());
        assertTrue(
                run.err()
                        .matches(
                                "chronicle: tail: messages_per_second=\\S+ bytes_per_second=\\S+"
                                        + " lag_bytes=0 last_message_age=\\S+\n"),
                run.err());
    }

    @Test
    void inspectShowsAgesLagsAndRates() {
        try (Queues queues = Queues.create();
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("router"))) {
            reader.poll(message -> {}, 3);
            String text = Cli.run("inspect", queue.toString(), "--interval", "0.05").out();
            assertTrue(text.contains("\nlease=ABSENT\n"), text);
            assertTrue(text.contains("\nlast_seq=102\n"), text);
            assertTrue(text.matches("(?s).*\nwriter_heartbeat_age=[0-9.]+m?s\n.*"), text);
            assertTrue(text.matches("(?s).*\nlast_message_age=[0-9.]+m?s\n.*"), text);
            assertTrue(text.contains("\nmessages_per_second=0.0\nbytes_per_second=0.0\n"), text);
            assertTrue(text.contains(" lag_bytes=" + reader.lag().bytes() + " bytes_per_"), text);
            String json = Cli.run("inspect", queue.toString(), "--json").out();
            assertTrue(json.contains(",\"lag_bytes\":" + reader.lag().bytes() + "}"), json);
            assertTrue(json.contains("\"lease\":{\"verdict\":\"ABSENT\"},\"last_seq\":102"), json);
        }
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
    void verifySaysThatItIsSound() {
        Cli text = Cli.run("verify", queue.toString());
        assertEquals(0, text.exitCode(), text.err());
        assertTrue(text.out().contains(" messages=103 "), text.out());
        assertTrue(text.out().endsWith("sound=true complete=true damages=0\n"), text.out());
        assertEquals("", text.err());
    }

    @Test
    void verifySaysWhatIsDamagedAndWhatToDo() throws IOException {
        try (FileChannel channel =
                FileChannel.open(queue.resolve("000000000.q"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), 64 + 64);
        }
        Cli text = Cli.run("verify", queue.toString());
        assertEquals(1, text.exitCode());
        assertTrue(
                text.out().startsWith("damage segment=0 offset=64 file=000000000.q\n"), text.out());
        assertTrue(text.out().contains("--from 1\n"), text.out());
        assertEquals(
                "chronicle: the queue is damaged, see what to do above: path="
                        + queue
                        + " damages=1\n",
                text.err());
        Cli json = Cli.run("verify", queue.toString(), "--json");
        assertEquals(1, json.exitCode());
        assertTrue(json.out().contains("\"sound\":false,\"complete\":true,"), json.out());
        assertTrue(
                json.out().contains("\"segment\":0,\"offset\":64,\"what\":\"payload does not"),
                json.out());
    }

    @Test
    void lookingLeavesNoTrace() throws IOException {
        Map<String, String> before = everyFile();
        Cli.run("tail", queue.toString());
        Cli.run("inspect", queue.toString());
        Cli.run("verify", queue.toString());
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
