package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.testkit.ForeignBus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queues that another implementation wrote are read exactly and written further. */
public abstract class ForeignQueueContract extends QueueFixture {

    @BeforeEach
    void copyFixtures() throws IOException {
        ForeignBus.copyTo(folder);
    }

    @Test
    void smallQueueIsReadExactly() {
        List<String> seen = new ArrayList<>();
        reader("small")
                .poll(
                        m -> {
                            assertEquals(ForeignBus.timestampNs((int) m.seq()), m.timestampNs());
                            seen.add(m.typeId() + " " + line(m));
                        },
                        100);
        assertEquals(
                List.of(
                        "1 0:order_id=0 symbol=BTC qty=1 side=BUY",
                        "2 1:order_id=1 symbol=BTC qty=2 side=BUYx",
                        "3 2:order_id=2 symbol=BTC qty=3 side=BUYxx",
                        "9 3:"),
                seen);
    }

    @Test
    void rolledQueueIsReadExactly() {
        int[] next = {0};
        QueueReader reader = reader("rolled");
        while (reader.poll(
                        m -> {
                            int i = next[0]++;
                            assertEquals(i, m.seq());
                            assertEquals(ForeignBus.rolledType(i), m.typeId());
                            assertEquals(ForeignBus.timestampNs(i), m.timestampNs());
                            assertArrayEquals(ForeignBus.rolledPayload(i), m.copyPayload());
                        },
                        13)
                > 0) {
            assertTrue(next[0] <= ForeignBus.ROLLED_RECORDS);
        }
        assertEquals(ForeignBus.ROLLED_RECORDS, next[0]);
    }

    @Test
    void writerGoesOnAfterTheLastRecord() {
        goesOn("small", ForeignBus.SMALL_RECORDS);
        goesOn("rolled", ForeignBus.ROLLED_RECORDS);
    }

    private void goesOn(String strategy, int records) {
        Path queue = ForeignBus.ordersOut(folder, strategy);
        QueueReader reader = reader(strategy);
        assertEquals(records, drain(reader).size());
        QueueWriter writer = closing(queues.openWriter(queue, WriterOptions.DEFAULTS));
        assertEquals(SMALL, writer.segmentSize());
        assertEquals(2, writer.epoch());
        for (int i = 0; i < 200; i++) {
            assertEquals(records + i, writer.append(1, bytes("ours" + i)));
        }
        List<String> ours = drain(reader);
        assertEquals(200, ours.size());
        assertEquals(records + ":ours0", ours.get(0));
        assertEquals(records + 199 + ":ours199", ours.get(199));
    }

    private QueueReader reader(String strategy) {
        Path queue = ForeignBus.ordersOut(folder, strategy);
        return closing(queues.openReader(queue, ReaderOptions.named("test")));
    }
}
