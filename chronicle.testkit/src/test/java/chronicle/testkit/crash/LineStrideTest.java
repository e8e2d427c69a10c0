package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.halt.CodePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStrideTest {

    private static final CodePoint POINT = new CodePoint("Some", "method");
    private static final int MOST_SEEDS = 50;

    /** The lines at which children were halted in a call of so many lines, in the end in itself. */
    private static List<Integer> halts(int every, int lines, long seed) {
        List<Integer> halts = new ArrayList<>();
        new LineStride(every, new Random(seed))
                .through(
                        POINT,
                        asked -> {
                            Halt halt = new Halt(Math.min(asked, lines), asked < lines);
                            halts.add(halt.lines());
                            return halt;
                        });
        return halts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 20})
    void oneByOneTakesEveryLineAndTheReturnOnce(int lines) {
        assertEquals(IntStream.rangeClosed(0, lines).boxed().toList(), halts(1, lines, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 20})
    void strideKeepsTheFirstTheLastAndTheReturnAndLeavesNoWiderGap(int lines) {
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            List<Integer> halts = halts(3, lines, seed);
            TreeSet<Integer> sorted = new TreeSet<>(halts);
            assertEquals(sorted.size(), halts.size(), () -> "one of them twice: " + halts);
            assertTrue(sorted.containsAll(List.of(0, lines - 1, lines)), halts::toString);
            int before = 0;
            for (int line : sorted) {
                assertTrue(line - before <= 3, halts::toString);
                before = line;
            }
        }
    }

    @Test
    void everyLineHasItsTurnAmongAFewSeeds() {
        TreeSet<Integer> taken = new TreeSet<>();
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            taken.addAll(halts(3, 20, seed));
        }
        assertEquals(new TreeSet<>(IntStream.rangeClosed(0, 20).boxed().toList()), taken);
    }

    @Test
    void callThatDoesNotEndIsSaid() {
        LineStride stride = new LineStride(3, new Random(0));
        AssertionError error =
                assertThrows(
                        AssertionError.class,
                        () -> stride.through(POINT, asked -> new Halt(asked, true)));
        assertEquals("Some.method has more than 60 lines", error.getMessage());
    }

    @Test
    void firstLinesAreTakenFromTheFirstToTheLastOfThem() {
        for (long seed = 0; seed < MOST_SEEDS; seed++) {
            List<Integer> all = new ArrayList<>();
            new LineStride(1, new Random(seed)).throughFirst(12, all::add);
            assertEquals(IntStream.range(0, 12).boxed().toList(), all);

            List<Integer> some = new ArrayList<>();
            new LineStride(3, new Random(seed)).throughFirst(12, some::add);
            assertEquals(0, some.get(0));
            assertEquals(11, some.get(some.size() - 1));
            for (int i = 1; i < some.size(); i++) {
                int gap = some.get(i) - some.get(i - 1);
                assertTrue(gap >= 1 && gap <= 3, some::toString);
            }
        }
    }
}
