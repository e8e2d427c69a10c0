package chronicle.core.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcStatTest {

    private static final String AFTER_COMMAND =
            " S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20 21\n";

    @Test
    void startIsField22HoweverTheCommandIsCalled() {
        assertEquals(4711, ProcStat.parse("1 (java)" + AFTER_COMMAND));
        assertEquals(4711, ProcStat.parse("1 (a) b (c))" + AFTER_COMMAND));
        assertEquals(4711, ProcStat.parse("1 ()\n 9 )" + AFTER_COMMAND));
    }

    @Test
    void lineThatIsTooShortSaysNothing() {
        assertEquals(-1, ProcStat.parse("1 (java) S 1 2"));
        assertEquals(-1, ProcStat.parse(""));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ownStartIsKnownAndNobodysIsNot() {
        long own = ProcStat.startTicks(ProcessHandle.current().pid());
        assertTrue(own > 0, "own=" + own);
        assertEquals(-1, ProcStat.startTicks(Integer.MAX_VALUE));
    }
}
