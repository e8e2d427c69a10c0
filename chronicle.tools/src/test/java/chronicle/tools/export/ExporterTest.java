package chronicle.tools.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.tools.verify.DamagedQueue;
import chronicle.tools.view.MessageFormat;
import chronicle.tools.work.Place;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {

    private static final int MESSAGES = 1000;

    @TempDir Path folder;
    private final StringBuilder out = new StringBuilder();
    private Queues queues;
    private DamagedQueue queue;

    @BeforeEach
    void write() {
        queues = Queues.create();
        queue = new DamagedQueue(queues, folder.resolve("queue"), MESSAGES);
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void everyMessageIsALine() throws IOException {
        assertTrue(export(MessageFormat.JSON, null, null));
        List<String> lines = out.toString().lines().toList();
        assertEquals(MESSAGES, lines.size());
        assertTrue(lines.get(7).startsWith("{\"seq\":7,\"timestamp_ns\":7000,\"type\":1,"));
        assertTrue(lines.get(999).startsWith("{\"seq\":999,"));
    }

    @Test
    void csvIsQuotedWhereItHasToBe() throws IOException {
        try (QueueWriter writer = DamagedQueue.open(queues, folder.resolve("texts"))) {
            for (String text : List.of("plain", "a,b", "say \"hi\"", "", "two\nlines")) {
                writer.append(3, 5, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        new Exporter(queues, folder.resolve("texts"), MessageFormat.CSV, null, null)
                .write(out, Progress.NONE, () -> false);
        assertEquals(
                """
                seq,timestamp_ns,type,flags,segment,offset,length,encoding,payload
                0,5,3,0,0,64,5,text,plain
                1,5,3,0,0,192,3,text,"a,b"
                2,5,3,0,0,320,8,text,"say ""hi""\"
                3,5,3,0,0,448,0,text,
                4,5,3,0,0,512,9,base64,dHdvCmxpbmVz
                """,
                out.toString());
    }

    @Test
    void bothEndsBelongToTheRange() throws IOException {
        export(MessageFormat.CSV, Place.parse("990"), Place.parse("992"));
        assertEquals(List.of("990", "991", "992"), seqs());
        out.setLength(0);
        export(MessageFormat.CSV, Place.parse("@4000"), Place.parse("@5500"));
        assertEquals(List.of("4", "5"), seqs());
    }

    @Test
    void rangeBehindTheEndIsEmpty() throws IOException {
        assertTrue(export(MessageFormat.CSV, Place.parse("5000"), null));
        assertEquals(List.of(), seqs());
    }

    @Test
    void whatIsAppendedMeanwhileIsNotWaitedFor() throws IOException {
        try (QueueWriter writer = DamagedQueue.open(queues, queue.directory())) {
            Progress flood = (done, total) -> DamagedQueue.append(writer, 2);
            assertEquals(
                    new ExportResult(true, 0),
                    new Exporter(queues, queue.directory(), MessageFormat.CSV, null, null)
                            .write(out, flood, () -> false));
        }
        assertEquals(MESSAGES, seqs().size());
    }

    @Test
    void damageEndsItWithWhereItIs() throws IOException {
        queue.scribble(500, 70, (byte) 9);
        QueueException corrupt =
                assertThrows(QueueException.class, () -> export(MessageFormat.CSV, null, null));
        assertTrue(
                corrupt.getMessage().contains("segment=16 offset=" + DamagedQueue.offsetOf(500)));
        assertEquals(500, seqs().size(), "all before it was written");
        out.setLength(0);
        assertTrue(export(MessageFormat.CSV, Place.parse("501"), null));
        assertEquals(MESSAGES - 501, seqs().size());
    }

    @Test
    void damageBehindTheLastMessageIsInNobodysWay() throws IOException {
        queue.scribble(500, 70, (byte) 9);
        queue.truncate(700 / DamagedQueue.PER_SEGMENT, 1000);
        assertTrue(export(MessageFormat.CSV, null, Place.parse("499")));
        assertEquals(500, seqs().size());
        out.setLength(0);
        long before = (long) (700 / DamagedQueue.PER_SEGMENT) * DamagedQueue.PER_SEGMENT - 1;
        assertTrue(export(MessageFormat.CSV, Place.parse("501"), Place.parse("" + before)));
        assertEquals("" + before, seqs().get(seqs().size() - 1));
        assertThrows(
                QueueException.class,
                () -> export(MessageFormat.CSV, null, Place.parse("500")),
                "what is broken was asked for");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 15})
    void truncatedSegmentIsInTheWayOfWhatItHoldsOnly(int segment) throws IOException {
        int first = segment * DamagedQueue.PER_SEGMENT;
        int next = first + DamagedQueue.PER_SEGMENT;
        queue.truncate(segment, 1000);
        for (int from : new int[] {first, next - 1}) {
            Place inside = Place.parse("" + from);
            QueueException damaged =
                    assertThrows(
                            QueueException.class, () -> export(MessageFormat.CSV, inside, null));
            assertTrue(damaged.getMessage().contains("length=1000 expected=4096"), "" + damaged);
            assertEquals(0, seqs().size());
            out.setLength(0);
        }
        for (int from : new int[] {next, next + 1, next + 100}) {
            assertTrue(export(MessageFormat.CSV, Place.parse("" + from), null));
            assertEquals(MESSAGES - from, seqs().size());
            assertEquals("" + from, seqs().get(0));
            out.setLength(0);
        }
    }

    @Test
    void progressGrowsToTheEnd() throws IOException {
        List<Long> told = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        new Exporter(queues, queue.directory(), MessageFormat.CSV, null, null)
                .write(
                        out,
                        (done, total) -> {
                            told.add(done);
                            totals.add(total);
                        },
                        () -> false);
        assertEquals(told.stream().sorted().toList(), told);
        assertEquals(1, totals.stream().distinct().count());
        assertTrue(told.get(told.size() - 1) < totals.get(0));
    }

    @Test
    void stopEndsItBehindAWholeLine() throws IOException {
        int[] asked = {0};
        Exporter exporter = new Exporter(queues, queue.directory(), MessageFormat.CSV, null, null);
        assertFalse(exporter.write(out, Progress.NONE, () -> asked[0]++ == 1).complete());
        assertEquals(256, seqs().size());
        assertTrue(out.toString().endsWith("\n"));
    }

    @Test
    void fileAppearsWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "earlier");
        try (WholeFile whole = new WholeFile(file)) {
            whole.writer().write("half");
        }
        assertEquals("earlier", Files.readString(file));
        try (WholeFile whole = new WholeFile(file)) {
            whole.writer().write("all of it");
            assertEquals("earlier", Files.readString(file));
            whole.commit();
        }
        assertEquals("all of it", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.filter(path -> path.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void linkIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        assertThrows(IOException.class, () -> new WholeFile(link).close());
        assertEquals("mine", Files.readString(precious));
    }

    private boolean export(MessageFormat format, Place from, Place to) throws IOException {
        return new Exporter(queues, queue.directory(), format, from, to)
                .write(out, Progress.NONE, () -> false)
                .complete();
    }

    private List<String> seqs() {
        return out.toString().lines().skip(1).map(line -> line.split(",")[0]).toList();
    }
}
