package chronicle.example.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.Order;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerHandlerTest {

    private final Queues queues = Queues.create();
    private Path directory;
    private LedgerHandler handler;

    @BeforeEach
    void open(@TempDir Path folder) {
        directory = folder.resolve("ledger");
        reopen();
    }

    @AfterEach
    void close() {
        handler.close();
        queues.close();
    }

    private void reopen() {
        if (handler != null) {
            handler.close();
        }
        handler = LedgerHandler.open(queues, directory, 4096);
    }

    @Test
    void orderThatComesAgainIsPassedOver() {
        give("alpha", "1st", 0, 1);
        give("beta", "1st", 0);
        give("alpha", "1st", 0, 1, 2);
        assertEquals(List.of("alpha 1st 0", "alpha 1st 1", "beta 1st 0", "alpha 1st 2"), entries());
        assertEquals(2, handler.repeated());
    }

    @Test
    void whatIsDoneIsKnownAfterARestartAndOverManySegments() {
        for (long seq = 0; seq < 500; seq++) {
            give("alpha", "1st", seq);
        }
        reopen();
        give("alpha", "1st", 498, 499, 500);
        assertEquals(501, entries().size());
        assertEquals(2, handler.repeated());
    }

    @Test
    void queueThatWasMadeAnewBeginsAgain() {
        give("alpha", "1st", 0, 1);
        give("alpha", "2nd", 0);
        reopen();
        give("alpha", "2nd", 0, 1);
        give("alpha", "1st", 1);
        assertEquals(
                List.of("alpha 1st 0", "alpha 1st 1", "alpha 2nd 0", "alpha 2nd 1"), entries());
    }

    @Test
    void seqsThatWereDeletedBeforeTheyWereReadAreNotMissed() {
        give("alpha", "1st", 0, 7);
        assertEquals(List.of("alpha 1st 0", "alpha 1st 7"), entries());
    }

    @Test
    void ledgerHasOneOwner() {
        QueueException refused =
                assertThrows(
                        QueueException.class, () -> LedgerHandler.open(queues, directory, 4096));
        assertEquals(QueueException.Category.LOCKED, refused.category());
    }

    @Test
    void orderThatDoesNotFitIsRefusedAndTheNextOneIsTaken() {
        assertThrows(
                QueueException.class,
                () -> handler.onOrder(new Given("alpha", "1st", 0, new byte[4096]), null));
        give("alpha", "1st", 0);
        assertEquals(List.of("alpha 1st 0"), entries());
    }

    private void give(String strategy, String incarnation, long... seqs) {
        for (long seq : seqs) {
            byte[] payload = (strategy + " " + seq).getBytes(StandardCharsets.US_ASCII);
            handler.onOrder(new Given(strategy, incarnation, seq, payload), null);
        }
    }

    private List<String> entries() {
        List<String> found = new ArrayList<>();
        try (QueueBrowser browser = queues.browse(directory, StartMode.EARLIEST)) {
            while (browser.poll(message -> found.add(line(LedgerEntry.of(message))), 100) > 0) {
                continue;
            }
        }
        return found;
    }

    private static String line(LedgerEntry entry) {
        assertEquals(
                entry.strategy() + " " + entry.seq(),
                new String(entry.order(), StandardCharsets.US_ASCII));
        assertEquals(entry.seq() * 10, entry.timestampNs());
        return entry.strategy() + " " + entry.incarnation() + " " + entry.seq();
    }

    private record Given(String name, String incarnation, long seq, byte[] bytes) implements Order {

        @Override
        public StrategyId strategy() {
            return new StrategyId(name);
        }

        @Override
        public long timestampNs() {
            return seq * 10;
        }

        @Override
        public int typeId() {
            return 2;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public ByteBuffer payload() {
            return ByteBuffer.wrap(bytes);
        }

        @Override
        public int segmentId() {
            return 0;
        }

        @Override
        public long offset() {
            return 64;
        }
    }
}
