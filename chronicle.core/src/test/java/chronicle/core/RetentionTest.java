package chronicle.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.core.QueueException.Category;
import chronicle.core.Retention.WhenFull;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a policy refuses, and what its values come to. */
class RetentionTest {

    private static final Retention BASE = Retention.WHEN_READ;

    @Test
    void valuesThatMakeNoSenseAreRefusedBySayingWhich() {
        assertEquals(
                List.of(
                        "reader ttl must not be negative value=PT-1S",
                        "max lag must be 0 bytes or more value=-1",
                        "max bytes must be 0 or more value=-4096",
                        "max segments must be 0 or 2 and more value=1",
                        "max segments must be 0 or 2 and more value=-2",
                        "patience must not be negative value=PT-0.000000001S"),
                List.of(
                        refusal(() -> BASE.withReaderTtl(Duration.ofSeconds(-1))),
                        refusal(() -> BASE.withMaxLagBytes(-1)),
                        refusal(() -> BASE.withMaxBytes(-4096)),
                        refusal(() -> BASE.withMaxSegments(1)),
                        refusal(() -> BASE.withMaxSegments(-2)),
                        refusal(() -> BASE.blockingFor(Duration.ofNanos(-1)))));
    }

    private static String refusal(Executable attempt) {
        QueueException refused = assertThrows(QueueException.class, attempt);
        assertEquals(Category.INVALID_ARGUMENT, refused.category());
        return refused.getMessage();
    }

    @Test
    void eachChangeKeepsTheOthers() {
        Retention all =
                BASE.withReaderTtl(Duration.ofSeconds(1))
                        .withMaxLagBytes(2)
                        .withMaxBytes(3)
                        .withMaxSegments(4)
                        .blockingFor(Duration.ofSeconds(5));
        assertEquals(
                new Retention(
                        true,
                        Duration.ofSeconds(1),
                        2,
                        3,
                        4,
                        WhenFull.BLOCK,
                        Duration.ofSeconds(5)),
                all);
        assertEquals(all, all.withReaderTtl(Duration.ofSeconds(1)).withMaxLagBytes(2));
        assertEquals(all, all.withMaxBytes(3).withMaxSegments(4));
        assertEquals(WhenFull.DROP_OLDEST, all.whenFull(WhenFull.DROP_OLDEST).whenFull());
    }

    @Test
    void smallerLimitCounts() {
        assertEquals(0, BASE.segmentLimit(4096));
        assertEquals(3, BASE.withMaxSegments(3).segmentLimit(4096));
        assertEquals(2, BASE.withMaxBytes(3 * 4096 - 1).segmentLimit(4096));
        assertEquals(2, BASE.withMaxBytes(2 * 4096).withMaxSegments(3).segmentLimit(4096));
        assertEquals(3, BASE.withMaxBytes(4 * 4096).withMaxSegments(3).segmentLimit(4096));
        assertEquals(0, BASE.withMaxBytes(Long.MAX_VALUE).segmentLimit(4096));
    }

    @Test
    void foreverIsNoOverflow() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        Retention patient = BASE.withReaderTtl(forever).blockingFor(forever);
        assertEquals(Long.MAX_VALUE, patient.readerTtlNs());
        assertEquals(Long.MAX_VALUE, patient.patienceNs());
        assertEquals(1_500_000_000L, BASE.blockingFor(Duration.ofMillis(1500)).patienceNs());
    }
}
