package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** When a merge stores where it is: never before it was handed out, and not too long after. */
public abstract class FanInPositionsContract extends QueueFixture {

    private static final int EVERY = 100;
    private static final int MANY = 5_000;
    private static final int NEVER = 1 << 20;
    private static final int HEADER = 64;
    private static final int RECORD = 128;

    private static final FanInHandler TAKES = (lane, message) -> true;

    @Test
    void eachPollStoresThePositionsOfLanesThatMovedUnlessToldOtherwise() {
        fill("a", 2);
        FanInReader fanIn = closing(queues.fanIn());
        lane(fanIn, "a");
        assertEquals(HEADER, stored("a"));
        fanIn.poll(
                (lane, message) -> {
                    assertEquals(HEADER, stored("a"), "not before the handler returned");
                    return true;
                },
                1);
        assertEquals(HEADER + RECORD, stored("a"));
    }

    @Test
    void pollsThatLeaveSomethingStoreForManyMessagesAtOnce() throws IOException {
        FanInReader fanIn = reading(MANY, EVERY);
        Path file = folder.resolve("a").resolve("readers").resolve("fan-in.meta");
        byte[] before = Files.readAllBytes(file);
        int stores = 0;
        int unstored = 0;
        for (int poll = 0; poll < MANY; poll++) {
            assertEquals(1, fanIn.poll(TAKES, 1));
            unstored++;
            byte[] now = Files.readAllBytes(file);
            if (!Arrays.equals(before, now)) {
                stores++;
                unstored = 0;
            }
            before = now;
            assertTrue(unstored < EVERY, "not stored for " + unstored + " messages");
        }
        assertTrue(stores < MANY, "each poll stored");
    }

    @Test
    void storesInTimeHoweverFewMessagesThereAre() {
        FanInReader fanIn = reading(MANY, NEVER);
        Await.until(
                "stored by a poll that left something",
                () -> {
                    assertEquals(1, fanIn.poll(TAKES, 1), "a poll left nothing");
                    return stored("a") > HEADER;
                });
    }

    @Test
    void pollThatLeavesNothingStores() {
        FanInReader fanIn = reading(3, NEVER);
        fanIn.poll(TAKES, 2);
        fanIn.poll(TAKES, 2);
        assertEquals(HEADER + 3 * RECORD, stored("a"));
    }

    @Test
    void pollForNothingStores() {
        FanInReader fanIn = reading(3, NEVER);
        fanIn.poll(TAKES, 2);
        fanIn.poll(TAKES, 0);
        assertEquals(HEADER + 2 * RECORD, stored("a"));
    }

    @Test
    void awaitStoresFirst() throws InterruptedException {
        FanInReader fanIn = reading(3, NEVER);
        fanIn.poll(TAKES, 2);
        assertTrue(fanIn.await(1));
        assertEquals(HEADER + 2 * RECORD, stored("a"));
    }

    @Test
    void handlerThatThrowsHasStoredWhatWasTakenBefore() {
        FanInReader fanIn = reading(3, NEVER);
        fanIn.poll(TAKES, 1);
        FanInHandler failsAtTheThird =
                (lane, message) -> {
                    if (message.seq() == 2) {
                        throw new IllegalStateException("of the handler");
                    }
                    return true;
                };
        assertThrows(IllegalStateException.class, () -> fanIn.poll(failsAtTheThird, 2));
        assertEquals(HEADER + 2 * RECORD, stored("a"));
    }

    @Test
    void laneThatIsTakenOutIsStoredWithThatPollOrAtOnce() {
        fill("a", 9);
        fill("b", 9);
        FanInReader fanIn = rarelyStoring(NEVER);
        lane(fanIn, "a");
        Lane b = lane(fanIn, "b");
        FanInHandler takesItselfOut =
                (lane, message) -> {
                    fanIn.remove(lane);
                    return true;
                };
        // The first of a.
        assertEquals(1, fanIn.poll(takesItselfOut, 1));
        assertEquals(HEADER + RECORD, stored("a"));
        fanIn.poll(TAKES, 2);
        fanIn.remove(b);
        assertEquals(HEADER + 2 * RECORD, stored("b"));
    }

    @Test
    void numbersOutOfTheirRangeAreRefused() {
        for (int wrong : new int[] {-1, NEVER + 1}) {
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () -> FanInOptions.DEFAULTS.withStoreEvery(wrong));
            assertEquals("storeEvery is not within 0..1048576: " + wrong, refused.getMessage());
        }
    }

    /** A merge of the one lane a, which has so many messages, that stores for so many at once. */
    private FanInReader reading(int messages, int every) {
        fill("a", messages);
        FanInReader fanIn = rarelyStoring(every);
        lane(fanIn, "a");
        return fanIn;
    }

    private FanInReader rarelyStoring(int every) {
        return closing(queues.fanIn(FanInOptions.DEFAULTS.withStoreEvery(every)));
    }

    private void fill(String queue, int messages) {
        QueueWriter writer = writer(folder.resolve(queue));
        for (int i = 0; i < messages; i++) {
            writer.append(1, i, ByteBuffer.wrap(bytes("of this queue " + queue)));
        }
    }

    private Lane lane(FanInReader fanIn, String name) {
        QueueReader reader =
                closing(queues.openReader(folder.resolve(name), ReaderOptions.named("fan-in")));
        return fanIn.add(name, reader, null);
    }

    private long stored(String queue) {
        return queues.inspect(folder.resolve(queue)).readers().get(0).offset();
    }
}
