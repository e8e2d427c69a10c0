package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportReplayTest {

    @TempDir Path folder;
    private Path queue;
    private Path target;

    @BeforeEach
    void writeAQueue() {
        queue = folder.resolve("queue");
        target = folder.resolve("target");
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
            for (int i = 0; i < 20; i++) {
                byte[] payload = ("order " + i).getBytes(StandardCharsets.UTF_8);
                writer.append(1, 1_700_000_000_000_000_000L + i, ByteBuffer.wrap(payload));
            }
        }
    }

    @Test
    void exportWritesObjectsAndTables() {
        Cli json = Cli.run("export", queue.toString(), "--from", "18");
        assertEquals(0, json.exitCode(), json.err());
        assertEquals("", json.err());
        assertEquals(2, json.out().lines().count());
        assertTrue(json.out().startsWith("{\"seq\":18,"), json.out());
        Cli csv = Cli.run("export", queue.toString(), "--format=csv", "--to=@1700000000000000000");
        assertEquals(
                "seq,timestamp_ns,type,flags,segment,offset,length,encoding,payload\n"
                        + "0,1700000000000000000,1,0,0,64,7,text,order 0\n",
                csv.out());
    }

    @Test
    void exportToAFileIsWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("orders.json");
        Cli run = Cli.run("export", queue.toString(), "--output", file.toString());
        assertEquals(new Cli(0, "", ""), run);
        assertEquals(20, Files.readAllLines(file).size());
        damage();
        Cli broken = Cli.run("export", queue.toString(), "--output", file.toString());
        assertEquals(1, broken.exitCode());
        assertEquals(1, broken.err().lines().count(), broken.err());
        assertTrue(broken.err().contains(" segment=0 offset=64"), broken.err());
        assertEquals(20, Files.readAllLines(file).size(), "the earlier one stays");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("orders.json", "queue"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void exportIntoNowhereSaysSo() {
        Path file = folder.resolve("no/such/orders.json");
        Cli run = Cli.run("export", queue.toString(), "--output", file.toString());
        assertEquals(1, run.exitCode());
        assertEquals(
                "chronicle: cannot write the output, it is as it was before: path="
                        + file
                        + " reason=its folder does not exist\n",
                run.err());
    }

    @Test
    void replayAppendsAndSaysWhereItEnded() {
        Cli run = Cli.run("replay", queue.toString(), "--to", target.toString(), "--from", "5");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals("replayed=15 last_seq=19 target_seq=14 target=" + target + "\n", run.out());
        Cli shown = Cli.run("export", target.toString(), "--format", "csv");
        assertTrue(shown.out().endsWith("14,1700000000000000019,1,0,0,1856,8,text,order 19\n"));
        assertFalse(Files.exists(target.resolve("READY")));
    }

    @Test
    void bothNameTheirEndsInTheSameWay() {
        Cli replay =
                Cli.run(
                        "replay",
                        queue.toString(),
                        "--to",
                        target.toString(),
                        "--from=3",
                        "--until=@1700000000000000007",
                        "--json");
        assertEquals(0, replay.exitCode(), replay.err());
        assertEquals(
                "{\"replayed\":5,\"last_seq\":7,\"target_seq\":4,\"target\":\""
                        + target
                        + "\",\"complete\":true,\"missed\":0,\"dropped_flags\":0}\n",
                replay.out());
        String from = "--from=3";
        String export =
                Cli.run("export", queue.toString(), from, "--until=@1700000000000000007").out();
        assertEquals(5, export.lines().count());
        assertEquals(export, Cli.run("export", queue.toString(), from, "--to=7").out());
    }

    @Test
    void replayThatBreaksOffSaysWhatItDidAsJsonToo() throws IOException {
        damage();
        Cli run = Cli.run("replay", queue.toString(), "--to", target.toString(), "--json");
        assertEquals(1, run.exitCode());
        assertTrue(run.out().startsWith("{\"replayed\":0,"), run.out());
        assertTrue(run.out().contains("\"complete\":false"), run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void replayIntoItselfIsOneSentenceAndOne() {
        Cli run = Cli.run("replay", queue.toString(), "--to", queue.toString());
        assertEquals(1, run.exitCode());
        assertTrue(
                run.err().startsWith("chronicle: source and target are the same queue"), run.err());
    }

    @Test
    void replayOfADamagedQueueSaysHowToGoOn() throws IOException {
        damage();
        Cli run = Cli.run("replay", queue.toString(), "--to", target.toString());
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().contains("verify says what there is"), run.err());
    }

    @Test
    void whatDamageHidesFromReadersIsNoSuccess() throws IOException {
        Path holed = folder.resolve("holed");
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(holed, WriterOptions.DEFAULTS.withSegmentSize(4096))) {
            for (int i = 0; i < 40; i++) {
                writer.append(1, new byte[64]);
            }
        }
        try (FileChannel channel =
                FileChannel.open(holed.resolve("000000000.q"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4), 64 + 128 * 20);
        }
        String missed = "verify says where: missed=11 path=" + holed + "\n";
        Path file = folder.resolve("holed.json");
        Cli export = Cli.run("export", holed.toString(), "--output", file.toString());
        assertEquals(1, export.exitCode());
        assertTrue(export.err().endsWith(missed), export.err());
        assertEquals(29, Files.readAllLines(file).size(), "what can be read is written");
        Cli replay = Cli.run("replay", holed.toString(), "--to", target.toString());
        assertEquals(1, replay.exitCode());
        assertTrue(replay.err().endsWith(missed), replay.err());
        assertTrue(replay.out().startsWith("replayed=29 "), replay.out());
    }

    @ParameterizedTest
    @CsvSource({
        "export,--format=xml,--format is json or csv: xml",
        "export,--from=yesterday,--from: give a seq",
        "export,--to=-1,--to: give a seq",
        "export,--output=,--output names no file",
        "replay,--speed=fast,--speed: give max",
        "replay,--from=x,--from: give a seq",
        "replay,--until=x,--until: give a seq",
        "replay,--segment-size=5000,--segment-size is a multiple of 4096",
        "replay,--to=,--to is empty"
    })
    void wrongOptionIsOneSentenceAndTwo(String command, String option, String sentence) {
        Stream<String> more =
                command.equals("replay") && !option.startsWith("--to")
                        ? Stream.of("--to", target.toString())
                        : Stream.of();
        Cli run =
                Cli.run(
                        Stream.concat(Stream.of(command, queue.toString(), option), more)
                                .toArray(String[]::new));
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("chronicle: " + sentence), run.err());
        assertEquals(1, run.err().lines().count());
        assertFalse(Files.exists(target));
    }

    private void damage() throws IOException {
        try (FileChannel channel =
                FileChannel.open(queue.resolve("000000000.q"), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'x'}), 64 + 64);
        }
    }
}
