package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewalTroubleTest {

    private final RenewalTrouble trouble = new RenewalTrouble();

    private long endings(int successes) {
        return IntStream.range(0, successes).filter(i -> trouble.overAfterSuccess()).count();
    }

    @Test
    void reasonThatComesAndGoesIsToldOnce() {
        assertEquals(0, endings(20), "nothing was wrong");
        assertTrue(trouble.isNew("no space left"));
        for (int i = 0; i < 100; i++) {
            assertEquals(0, endings(9));
            assertFalse(trouble.isNew("no space left"));
        }
        assertTrue(trouble.isNew("access denied"));
        assertFalse(trouble.isNew("no space left"));
    }

    @Test
    void troubleIsOverOnceAndMayBeginAnew() {
        trouble.isNew("no space left");
        assertEquals(1, endings(30));
        assertTrue(trouble.isNew("no space left"));
    }

    @Test
    void reasonsThatAreNeverTheSameComeToAnEnd() {
        assertEquals(16, IntStream.range(0, 1000).filter(i -> trouble.isNew("at " + i)).count());
    }
}
