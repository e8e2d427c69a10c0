package chronicle.tools.verify;

import static chronicle.tools.verify.DamagedQueue.PER_SEGMENT;
import static chronicle.tools.verify.DamagedQueue.offsetOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Claim;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.testkit.ForeignBus;
import chronicle.tools.verify.Fault.Severity;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    private static final int MESSAGES = 4 * PER_SEGMENT + 5;

    @TempDir Path folder;
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
    void soundQueueIsWalkedWhole() {
        VerifyReport report = verify();
        assertEquals(List.of(), report.faults());
        assertTrue(report.isSound());
        assertEquals(MESSAGES, report.messages());
        assertEquals(0, report.firstSeq());
        assertEquals(MESSAGES - 1, report.lastSeq());
        assertEquals(MESSAGES * 128L, report.bytes());
    }

    @Test
    void queuesOfAnotherImplementationAreSound() throws IOException {
        ForeignBus.copyTo(folder);
        VerifyReport rolled = verify(ForeignBus.ordersOut(folder, "rolled"));
        assertEquals(List.of(), rolled.faults());
        assertEquals(ForeignBus.ROLLED_RECORDS, rolled.messages());
        VerifyReport small = verify(ForeignBus.ordersOut(folder, "small"));
        assertEquals(List.of(), small.faults());
        assertEquals(ForeignBus.SMALL_RECORDS, small.messages());
    }

    @Test
    void flippedBitOfAPayloadIsFoundWithItsPlace() throws IOException {
        queue.scribble(40, 64 + 13, (byte) 1);
        Fault fault = onlyDamage();
        assertEquals(1, fault.segment());
        assertEquals(offsetOf(40), fault.offset());
        assertTrue(fault.what().startsWith("payload does not match its CRC"), fault.what());
        assertTrue(fault.advice().contains("--from 41"), fault.advice());
        assertEquals(MESSAGES, verify().messages());
    }

    @Test
    void lengthBeyondTheSegmentIsFoundAndWhatFollowsIsCounted() throws IOException {
        queue.scribbleInt(40, 0, 1 << 20);
        List<Fault> faults = verify().faults();
        assertEquals(2, faults.size(), faults::toString);
        assertEquals(offsetOf(40), faults.get(0).offset());
        assertTrue(faults.get(0).what().contains("crosses the end"), faults::toString);
        assertTrue(faults.get(0).advice().contains("offset=" + offsetOf(41)), faults::toString);
        assertEquals(offsetOf(41), faults.get(1).offset());
        assertTrue(faults.get(1).advice().startsWith("1 messages are missing"), faults::toString);
        assertEquals(MESSAGES - 1, verify().messages());
    }

    @Test
    void erasedCommitWordHidesNothingFromTheWalk() throws IOException {
        queue.scribbleInt(PER_SEGMENT + 3, 0, 0);
        List<Fault> faults = verify().faults();
        assertTrue(faults.get(0).what().startsWith("committed messages stand behind"));
        assertEquals(offsetOf(3), faults.get(0).offset());
        assertEquals(Severity.DAMAGE, faults.get(0).severity());
        assertEquals(MESSAGES - 1, verify().messages());
    }

    @Test
    void numberThatIsSkippedIsFound() throws IOException {
        queue.scribble(70, 8, (byte) 99);
        List<Fault> faults = verify().faults();
        assertEquals(2, faults.size(), faults::toString);
        assertTrue(faults.get(0).what().contains("expected seq=70 found seq=99"));
        assertTrue(faults.get(1).what().contains("expected seq=100 found seq=71"));
    }

    @Test
    void unknownMessageVersionIsFound() throws IOException {
        queue.scribble(5, 4, (byte) 7);
        assertTrue(onlyDamage().what().contains("message version is not 0 or 1: 7"));
    }

    @Test
    void segmentThatIsMissingBetweenOthersIsFound() throws IOException {
        Files.delete(QueueFiles.segment(queue.directory(), 2));
        List<Fault> faults = verify().faults();
        assertTrue(faults.get(0).what().contains("missing between others, first=2 last=2"));
        assertTrue(faults.get(1).what().contains("expected seq=62 found seq=93"));
        assertEquals(2, faults.size(), faults::toString);
    }

    @Test
    void segmentsThatRetentionDeletedAreNotMissed() throws IOException {
        Files.delete(QueueFiles.segment(queue.directory(), 0));
        Files.delete(QueueFiles.segment(queue.directory(), 1));
        VerifyReport report = verify();
        assertEquals(List.of(), report.faults());
        assertEquals(2 * PER_SEGMENT, report.firstSeq());
    }

    @Test
    void truncatedSegmentIsFoundAndWalkedAsFarAsItGoes() throws IOException {
        Path file = QueueFiles.segment(queue.directory(), 1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(64 + 128 * 10 + 30);
        }
        List<Fault> faults = verify().faults();
        assertTrue(faults.get(0).what().contains("segment_size=4096 length=1374"));
        assertEquals(MESSAGES - PER_SEGMENT + 10, verify().messages());
    }

    @Test
    void foreignHeadOfASegmentIsFound() throws IOException {
        Path file = QueueFiles.segment(queue.directory(), 1);
        DamagedQueue.scribble(file, 0, ByteBuffer.wrap("ELF!".getBytes()));
        Fault fault = verify().faults().get(0);
        assertEquals(file, fault.file());
        assertTrue(fault.what().contains("not a segment, magic is"), fault.what());
    }

    @Test
    void sealThatIsMissingIsANoteWithoutAWriterAndDamageBesideOne() throws IOException {
        Path file = QueueFiles.segment(queue.directory(), 1);
        DamagedQueue.scribble(file, SegmentLayout.FLAGS, ByteBuffer.allocate(4));
        VerifyReport report = verify();
        assertTrue(report.isSound());
        assertEquals(Severity.NOTE, report.faults().get(0).severity());
        try (QueueWriter writer = DamagedQueue.open(queues, queue.directory())) {
            assertTrue(verify().isSound(), "the writer has sealed it when it opened");
            DamagedQueue.scribble(file, SegmentLayout.FLAGS, ByteBuffer.allocate(4));
            assertTrue(onlyDamage().advice().contains("close and open the queue"));
            assertEquals(MESSAGES, writer.nextSeq());
        }
    }

    @Test
    void recordThatADeadWriterBeganIsNoDamage() throws IOException {
        queue.scribbleInt(MESSAGES - 1, 0, 0);
        VerifyReport report = verify();
        assertTrue(report.isSound());
        assertEquals(1, report.faults().size());
        assertTrue(report.faults().get(0).what().contains("begun and never committed"));
        assertEquals(MESSAGES - 1, report.messages());
    }

    @Test
    void recordThatIsBeingWrittenIsNoFault() {
        try (QueueWriter writer = DamagedQueue.open(queues, queue.directory());
                Claim claim = writer.claim(1, 200)) {
            claim.payload().putLong(claim.payload().position(), -1L);
            assertEquals(List.of(), verify().faults());
        }
    }

    @Test
    void controlBlockThatLiesIsDamageAndTheSegmentsAreWalked() throws IOException {
        Path control = queue.directory().resolve(QueueFiles.CONTROL);
        DamagedQueue.scribble(control, 0, ByteBuffer.wrap("oops".getBytes()));
        Fault fault = onlyDamage();
        assertEquals(control, fault.file());
        assertTrue(fault.advice().contains("; move control.meta away: "), fault::advice);
        assertEquals(MESSAGES, verify().messages());
    }

    @Test
    void controlBlockOfAnotherVersionIsDamageSinceNobodyCanOpenIt() throws IOException {
        Path control = queue.directory().resolve(QueueFiles.CONTROL);
        DamagedQueue.scribble(control, ControlLayout.VERSION, ByteBuffer.wrap(new byte[] {9}));
        Fault fault = onlyDamage();
        assertEquals("control block version is not 3: 9 path=" + control, fault.what());
        assertTrue(fault.advice().contains("; use the version"), fault::advice);
    }

    @Test
    void controlBlockThatIsCutOffIsDamageAndTheSegmentsAreWalked() throws IOException {
        Path control = queue.directory().resolve(QueueFiles.CONTROL);
        Files.write(control, new byte[40]);
        Fault fault = onlyDamage();
        assertEquals("control block is shorter than 512 bytes path=" + control, fault.what());
        assertEquals(MESSAGES, verify().messages());
    }

    @Test
    void readerWithinARecordIsNoted() throws IOException {
        try (QueueReader reader =
                queues.openReader(queue.directory(), ReaderOptions.named("router"))) {
            reader.poll(message -> {}, 3);
            assertEquals(List.of(), verify().faults());
        }
        queue.scribbleInt(2, 0, 1 + 200);
        assertTrue(
                verify().faults().stream()
                        .anyMatch(fault -> fault.what().endsWith("reader=router")),
                () -> verify().faults().toString());
    }

    @Test
    void walkBesideAFloodingWriterFindsNothing() throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Path flooded = folder.resolve("flooded");
        DamagedQueue.open(queues, flooded).close();
        Thread flood =
                new Thread(
                        () -> {
                            try (QueueWriter writer = DamagedQueue.open(queues, flooded)) {
                                while (!enough.get() && writer.nextSeq() < 60_000) {
                                    DamagedQueue.append(writer, 10);
                                }
                            } catch (RuntimeException e) {
                                failure.set(e);
                            }
                        });
        flood.start();
        VerifyReport report = null;
        for (int i = 0; i < 8; i++) {
            report = verify(flooded);
            assertEquals(List.of(), report.faults());
            assertEquals(report.messages(), report.lastSeq() + 1);
        }
        enough.set(true);
        flood.join();
        assertEquals(null, failure.get());
        assertTrue(verify(flooded).messages() >= report.messages());
    }

    @Test
    void stopEndsTheWalkAndProvesNothing() {
        DamagedQueue longer = new DamagedQueue(queues, folder.resolve("longer"), 2000);
        try (QueueWriter big = queues.openWriter(folder.resolve("big"), largeSegments())) {
            DamagedQueue.append(big, 2000);
        }
        VerifyReport report =
                new Verifier(queues, folder.resolve("big"), Progress.NONE, () -> true).run();
        assertFalse(report.complete());
        assertFalse(report.isSound());
        assertEquals(0, report.damages());
        assertTrue(verify(longer.directory()).isSound());
    }

    @Test
    void scribblesAllOverAreSurvived() throws IOException {
        Path file = QueueFiles.segment(queue.directory(), 3);
        ByteBuffer ones = ByteBuffer.allocate(4032);
        for (int i = 0; i < 4032; i += 64) {
            // Headers that end with the segment, each with a payload to be checked.
            ones.put(i, (byte) (4032 - i - 63)).put(i + 1, (byte) ((4032 - i - 63) >> 8));
            ones.put(i + 8, (byte) 127);
        }
        DamagedQueue.scribble(file, 64, ones);
        VerifyReport report = verify();
        assertTrue(report.damages() > 0);
        assertEquals(MESSAGES - 1, report.lastSeq());
    }

    private static WriterOptions largeSegments() {
        return WriterOptions.DEFAULTS.withSegmentSize(1 << 20);
    }

    private Fault onlyDamage() {
        List<Fault> faults = verify().faults();
        assertEquals(1, faults.size(), faults::toString);
        assertEquals(Severity.DAMAGE, faults.get(0).severity());
        return faults.get(0);
    }

    private VerifyReport verify() {
        return verify(queue.directory());
    }

    private VerifyReport verify(Path directory) {
        return new Verifier(queues, directory, Progress.NONE, () -> false).run();
    }
}
