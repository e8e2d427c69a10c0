package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.core.FanInReader;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.ProcSelf;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Closing gives mappings and descriptors back. */
@EnabledOnOs(OS.LINUX)
public abstract class ResourcesContract extends QueueFixture {

    /**
     * Brings mappings that nobody refers to any more to an end, where closing does not by itself.
     */
    protected abstract void settle() throws IOException;

    @Test
    void closingGivesEverythingBack() throws Exception {
        for (int round = 0; round < 3; round++) {
            QueueWriter writer =
                    queues.openWriter(queue(), WriterOptions.DEFAULTS.withSegmentSize(SMALL));
            QueueReader reader = queues.openReader(queue(), ReaderOptions.named("r"));
            QueueBrowser browser = queues.browse(queue(), StartMode.EARLIEST);
            FanInReader fanIn = queues.fanIn();
            QueueReader lane = queues.openReader(queue(), ReaderOptions.named("lane"));
            fanIn.add("lane", lane, null);
            for (int i = 0; i < 500; i++) {
                writer.append(1, bytes("m" + i));
            }
            drain(reader);
            fanIn.poll((from, message) -> true, 500);
            browser.poll(m -> {}, 500);
            reader.lag();
            writer.flush();
            queues.inspect(queue());
            assertFalse(ProcSelf.mappings(folder).isEmpty());
            assertFalse(ProcSelf.descriptors(folder).isEmpty());

            fanIn.close();
            lane.close();
            browser.close();
            reader.close();
            writer.close();
            fanIn = null;
            lane = null;
            browser = null;
            reader = null;
            writer = null;
            settle();
            assertEquals(List.of(), ProcSelf.mappings(folder));
            assertEquals(List.of(), ProcSelf.descriptors(folder));
        }
    }

    @Test
    void refusalsGiveEverythingBack() throws Exception {
        queues.openWriter(queue(), WriterOptions.DEFAULTS.withSegmentSize(SMALL)).close();
        Files.write(queue().resolve("000000000.q"), new byte[SMALL]);
        assertThrows(
                QueueException.class, () -> queues.openWriter(queue(), WriterOptions.DEFAULTS));
        assertThrows(
                QueueException.class, () -> queues.openReader(queue(), ReaderOptions.named("r")));
        assertThrows(QueueException.class, () -> queues.browse(queue(), StartMode.LATEST));
        settle();
        assertEquals(List.of(), ProcSelf.mappings(folder));
        assertEquals(List.of(), ProcSelf.descriptors(folder));
    }
}
