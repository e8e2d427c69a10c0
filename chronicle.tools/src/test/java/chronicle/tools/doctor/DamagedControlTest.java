package chronicle.tools.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.tools.verify.DamagedQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A control block that nobody can open is found, and what the doctor says of it helps. */
class DamagedControlTest {

    private static final String AWAY = "move control.meta away: the next writer makes it anew";

    @TempDir Path folder;
    private Queues queues;
    private Path queue;
    private Path control;
    private Doctor doctor;

    @BeforeEach
    void make() {
        queues = Queues.create();
        BusLayout bus = new BusLayout(folder);
        queue = DoomedChild.ordersOut(bus, "s");
        control = queue.resolve("control.meta");
        try (QueueWriter writer = open()) {
            writer.append(1, new byte[10]);
        }
        doctor = new Doctor(queues, bus, DoctorOptions.DEFAULTS);
    }

    @AfterEach
    void close() {
        queues.close();
    }

    private QueueWriter open() {
        return queues.openWriter(
                queue, WriterOptions.DEFAULTS.withSegmentSize(DoomedChild.SEGMENT));
    }

    /** Of the bus alone. */
    private Finding only(Report report) {
        List<Finding> found =
                report.findings().stream().filter(each -> each.path().startsWith(queue)).toList();
        assertEquals(1, found.size(), found::toString);
        return found.get(0);
    }

    private void scribble(int at, int value) throws IOException {
        DamagedQueue.scribble(control, at, ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    @Test
    void adviceIsFollowedAndTheQueueGoesOn() throws Exception {
        scribble(0, 0);
        Files.createFile(queue.resolve("READY"));
        Finding ready = only(doctor.examine());
        assertEquals("ready-without-queue", ready.code());
        assertTrue(ready.remedy().startsWith("take READY back, then see to"), ready.remedy());
        Finding damaged = only(doctor.repair());
        assertEquals("damaged-control", damaged.code());
        assertTrue(damaged.remedy().startsWith(AWAY), damaged.remedy());
        Files.move(control, folder.resolve("away"));
        try (QueueWriter writer = open()) {
            assertEquals(1, writer.nextSeq());
        }
    }

    @Test
    void anotherVersionIsFoundAndNamedAsThat() throws Exception {
        scribble(ControlLayout.VERSION, 9);
        Finding found = only(doctor.examine());
        assertEquals("damaged-control", found.code());
        assertEquals("control block version is not 3: 9 path=" + control, found.what());
        assertTrue(
                found.remedy().startsWith("use the version of this program that wrote it"),
                found.remedy());
    }

    @Test
    void oneThatIsCutOffIsFound() throws Exception {
        Files.write(control, new byte[40]);
        Finding found = only(doctor.examine());
        assertEquals("control block is shorter than 512 bytes path=" + control, found.what());
        assertTrue(found.remedy().startsWith(AWAY), found.remedy());
    }

    @Test
    void queueWithoutOneIsStartedAnew() throws Exception {
        Files.delete(control);
        Files.createFile(queue.resolve("READY"));
        Finding ready = only(doctor.examine());
        assertTrue(ready.remedy().startsWith("start its owner anew, or"), ready.remedy());
    }
}
