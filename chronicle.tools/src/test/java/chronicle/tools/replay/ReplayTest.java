package chronicle.tools.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.ForeignBus;
import chronicle.tools.verify.DamagedQueue;
import chronicle.tools.work.Place;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final long MS = 1_000_000;

    @TempDir Path folder;
    private Queues queues;
    private Path target;

    @BeforeEach
    void open() {
        queues = Queues.create();
        target = folder.resolve("target");
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void payloadTypeAndTimestampStay() throws IOException {
        ForeignBus.copyTo(folder);
        Path source = ForeignBus.ordersOut(folder, "rolled");
        ReplayResult result = replay(source, null, Speed.MAX, () -> false);
        assertEquals(new ReplayResult(true, 400, 399, 399, 0, 0), result);
        assertEquals(messages(source), messages(target));
    }

    @Test
    void targetThatIsThereGoesOnWithItsOwnNumbers() {
        Path source = queue("source", 50);
        queue("target", 7);
        ReplayResult result = replay(source, Place.parse("40"), Speed.MAX, () -> false);
        assertEquals(new ReplayResult(true, 10, 49, 16, 0, 0), result);
        List<String> replayed = messages(target).subList(7, 17);
        assertEquals(messages(source).subList(40, 50), replayed);
    }

    @Test
    void timeMayBeginIt() {
        Path source = queue("source", 50);
        assertEquals(5, replay(source, Place.parse("@45000"), Speed.MAX, () -> false).messages());
    }

    @Test
    void bothEndsBelongToTheRange() {
        Path source = queue("source", 50);
        Place first = Place.parse("10");
        for (Place last : List.of(Place.parse("12"), Place.parse("@12500"))) {
            ReplayResult result =
                    new Replay(queues, source, target, first, last, Speed.MAX, false)
                            .run(options(source), Progress.NONE, () -> false);
            assertTrue(result.complete());
            assertEquals(3, result.messages());
            assertEquals(12, result.lastSeq());
        }
    }

    @Test
    void paceIsThatOfTheTimestamps() {
        Path source = folder.resolve("source");
        try (QueueWriter writer = DamagedQueue.open(queues, source)) {
            for (long at : new long[] {0, 100, 300, 200, 400}) {
                writer.append(1, at * MS, ByteBuffer.allocate(8));
            }
        }
        long begin = System.nanoTime();
        assertTrue(replay(source, null, new Speed(1), () -> false).complete());
        long once = System.nanoTime() - begin;
        assertTrue(once >= 400 * MS, "after ns " + once);
        begin = System.nanoTime();
        assertTrue(replay(source, null, new Speed(4), () -> false).complete());
        assertTrue(System.nanoTime() - begin >= 100 * MS);
        assertEquals(10, messages(target).size());
    }

    @Test
    void stopWhileTheNextIsNotDueEndsItBehindAWholeMessage() {
        Path source = folder.resolve("source");
        try (QueueWriter writer = DamagedQueue.open(queues, source)) {
            for (long hours = 0; hours < 3; hours++) {
                writer.append(1, hours * 3600 * 1000 * MS, ByteBuffer.allocate(8));
            }
        }
        int[] asked = {0};
        ReplayResult result = replay(source, null, new Speed(1), () -> ++asked[0] > 4);
        assertEquals(new ReplayResult(false, 1, 0, 0, 0, 0), result);
        assertEquals(1, messages(target).size());
        ReplayResult rest = replay(source, Place.parse("1"), Speed.MAX, () -> false);
        assertEquals(new ReplayResult(true, 2, 2, 2, 0, 0), rest);
        assertEquals(messages(source), messages(target));
    }

    @Test
    void messagesAreStampedAnewOnDemand() {
        Path source = queue("source", 3);
        long before = System.currentTimeMillis() * MS;
        new Replay(queues, source, target, null, null, Speed.MAX, true)
                .run(options(source), Progress.NONE, () -> false);
        try (QueueBrowser browser = queues.browse(target, StartMode.EARLIEST)) {
            assertEquals(
                    3, browser.poll(message -> assertTrue(message.timestampNs() >= before), 10));
        }
    }

    @Test
    void sameQueueIsRefusedHoweverItIsNamed() throws IOException {
        Path source = queue("source", 3);
        Path link = Files.createSymbolicLink(folder.resolve("link"), source);
        for (Path same : List.of(source, source.resolve("../source"), link)) {
            target = same;
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () -> replay(source, null, Speed.MAX, () -> false));
            assertTrue(refused.getMessage().contains("the same queue"), refused.getMessage());
        }
        assertEquals(3, messages(source).size());
    }

    @Test
    void folderOfSomethingElseIsRefused() throws IOException {
        Path source = queue("source", 3);
        Files.createDirectories(target);
        Files.createFile(target.resolve("notes.txt"));
        QueueException refused =
                assertThrows(
                        QueueException.class, () -> replay(source, null, Speed.MAX, () -> false));
        assertEquals(Category.INVALID_ARGUMENT, refused.category());
        assertTrue(refused.getMessage().contains("found=notes.txt path=" + target));
        assertFalse(Files.exists(target.resolve("control.meta")));
    }

    @Test
    void targetWithAWriterIsRefused() {
        Path source = queue("source", 3);
        try (QueueWriter writer = DamagedQueue.open(queues, target)) {
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () -> replay(source, null, Speed.MAX, () -> false));
            assertEquals(Category.LOCKED, refused.category());
            assertEquals(0, writer.nextSeq());
        }
    }

    @Test
    void messageThatDoesNotFitEndsItWithWhereToGoOn() {
        Path source = folder.resolve("source");
        try (QueueWriter writer =
                queues.openWriter(source, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
            writer.append(1, new byte[100]);
            writer.append(1, new byte[8000]);
        }
        queue("target", 1);
        ReplayException broken =
                assertThrows(
                        ReplayException.class, () -> replay(source, null, Speed.MAX, () -> false));
        assertTrue(broken.getMessage().contains("length=8000 largest=3968"), broken.getMessage());
        assertTrue(broken.getMessage().endsWith("go on with --from 1"), broken.getMessage());
        assertEquals(1, broken.done().messages());
        assertEquals(2, messages(target).size());
    }

    @Test
    void damageEndsItWithHowToGoOnBehindIt() throws IOException {
        DamagedQueue source = new DamagedQueue(queues, folder.resolve("source"), 100);
        source.scribble(60, 64, (byte) 9, (byte) 9);
        ReplayException broken =
                assertThrows(
                        ReplayException.class,
                        () -> replay(source.directory(), null, Speed.MAX, () -> false));
        assertTrue(broken.getMessage().endsWith("go on behind it with --from 61"));
        assertEquals(60, messages(target).size());
        assertEquals(
                39,
                replay(source.directory(), Place.parse("61"), Speed.MAX, () -> false).messages());
    }

    @Test
    void messagesThatDamageHidesFromReadersAreCounted() throws IOException {
        DamagedQueue source = new DamagedQueue(queues, folder.resolve("source"), 100);
        source.scribbleInt(40, 0, 0);
        ReplayResult result = replay(source.directory(), null, Speed.MAX, () -> false);
        assertEquals(new ReplayResult(true, 78, 99, 77, 22, 0), result);
    }

    @Test
    void speedsAreFactorsOrMax() {
        assertEquals(new Speed(1), Speed.parse("1x"));
        assertEquals(new Speed(2.5), Speed.parse("2.5x"));
        assertTrue(Speed.parse("max").isUnpaced());
        assertEquals(500, Speed.parse("2x").due(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0x", "-1x", "1", "maximum", "NaNx", "1e9x", " 1x"})
    void otherSpeedsAreRefused(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Speed.parse(text));
        assertTrue(refused.getMessage().endsWith(": " + text), refused.getMessage());
    }

    private Path queue(String name, int messages) {
        return new DamagedQueue(queues, folder.resolve(name), messages).directory();
    }

    private ReplayResult replay(Path source, Place from, Speed speed, BooleanSupplier stop) {
        return new Replay(queues, source, target, from, null, speed, false)
                .run(options(source), Progress.NONE, stop);
    }

    private static WriterOptions options(Path source) {
        return WriterOptions.DEFAULTS.withSegmentSize(Replay.segmentSizeFor(source));
    }

    private List<String> messages(Path queue) {
        List<String> found = new ArrayList<>();
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            int polled;
            do {
                polled =
                        browser.poll(
                                message ->
                                        found.add(
                                                message.timestampNs()
                                                        + " "
                                                        + message.typeId()
                                                        + " "
                                                        + new String(
                                                                message.copyPayload(),
                                                                StandardCharsets.ISO_8859_1)),
                                100);
            } while (polled > 0);
        }
        return found;
    }
}
