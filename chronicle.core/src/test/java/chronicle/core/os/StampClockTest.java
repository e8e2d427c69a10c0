package chronicle.core.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StampClockTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private long wall = START;
    private long mono = 17;

    /** How long the next one to read the wall clock is held up behind it, once. */
    private long heldUp;

    private final StampClock clock = new StampClock(this::readWall, () -> mono);

    private long readWall() {
        long read = wall;
        wall += heldUp;
        mono += heldUp;
        heldUp = 0;
        return read;
    }

    private void pass(long ns) {
        wall += ns;
        mono += ns;
        clock.look();
    }

    private boolean isPast(long ns) {
        return clock.isPast(Math.floorDiv(ns, SECOND), (int) Math.floorMod(ns, SECOND));
    }

    @Test
    void timeIsPastWhenItIsOlderThanTheMargin() {
        long change = START + 5;
        pass(5);
        assertFalse(isPast(change));
        pass(StampClock.MARGIN_NS);
        assertFalse(isPast(change));
        pass(1);
        assertTrue(isPast(change));
        assertFalse(isPast(wall + 1));
    }

    @Test
    void timeOfWholeSecondsProvesNothing() {
        pass(100 * SECOND);
        assertFalse(isPast(START));
        assertTrue(isPast(START + 1));
    }

    @Test
    void absurdTimesProveNothing() {
        pass(SECOND);
        assertFalse(clock.isPast(Long.MAX_VALUE, 1));
        assertFalse(clock.isPast(Long.MAX_VALUE / SECOND, 999_999_999));
        assertFalse(clock.isPast(Long.MIN_VALUE, 1));
    }

    @Test
    void clockThatIsSetBackBeginsAnEpoch() {
        int epoch = clock.epoch();
        pass(SECOND);
        assertEquals(epoch, clock.epoch());
        wall -= SECOND;
        clock.look();
        assertNotEquals(epoch, clock.epoch());
        int next = clock.epoch();
        pass(SECOND);
        assertEquals(next, clock.epoch());
    }

    @Test
    void whoIsHeldUpBetweenTheClocksHasNotSeenOneSetBack() {
        int epoch = clock.epoch();
        heldUp = SECOND;
        clock.look();
        assertEquals(epoch, clock.epoch());
        assertTrue(isPast(START + 5), "the clock is read again");
        wall -= SECOND;
        clock.look();
        assertNotEquals(epoch, clock.epoch());
    }

    @Test
    void smallStepsBackAddUp() {
        int epoch = clock.epoch();
        for (int i = 0; i < 4; i++) {
            wall -= StampClock.MARGIN_NS / 8;
            pass(SECOND);
        }
        assertEquals(epoch, clock.epoch());
        wall -= StampClock.MARGIN_NS / 8;
        pass(SECOND);
        assertNotEquals(epoch, clock.epoch());
    }

    @Test
    void clockThatIsSetForwardGoesOnProving() {
        int epoch = clock.epoch();
        wall += 3600 * SECOND;
        pass(1);
        assertEquals(epoch, clock.epoch());
        assertTrue(isPast(START + 1));
        wall -= 3600 * SECOND;
        pass(1);
        assertNotEquals(epoch, clock.epoch());
    }

    @Test
    void clockThatCannotBeReadProvesNothing() {
        StampClock broken = new StampClock(() -> 0, () -> mono);
        broken.look();
        assertFalse(broken.isPast(1, 1));
    }
}
