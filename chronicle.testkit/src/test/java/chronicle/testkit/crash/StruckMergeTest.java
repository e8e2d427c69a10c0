package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.halt.CodeLine;
import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM may deliver the error of some other, truncated file at any point of a merge (decision
 * 10): its owner is told, and nothing is lost, neither messages nor positions nor wakes. {@code
 * -Dcrash.seed=…} repeats a run, {@code -Dcrash.every=1} takes all lines; left alone, every fifth
 * is taken.
 */
@EnabledOnOs(OS.LINUX)
class StruckMergeTest {

    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m");

    private static final CodePoint BEGIN = new CodePoint(StruckMergeChild.class.getName(), "begin");
    private static final CodePoint END = new CodePoint(StruckMergeChild.class.getName(), "end");

    /** There are a thousand lines, each of which takes a life of a merge. */
    private static final int EVERY = Integer.getInteger("crash.every", 5);

    /** An error comes to a line when that is executed for the so many-th time at most. */
    private static final int LATEST = 8;

    /** So many children that fail say enough. */
    private static final int ENOUGH = 5;

    @TempDir Path folder;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<AssertionError> failures = new ArrayList<>();

    /** Of all lines the next one. */
    private int next = random.nextInt(EVERY);

    private int struck;

    @Test
    void errorBeforeAnyLineOfAMergeCostsNothing() throws IOException {
        boolean all = false;
        while (!all && failures.size() < ENOUGH) {
            Path own = Files.createDirectory(folder.resolve("child-" + failures.size()));
            all = isSurvived(own);
        }
        if (!failures.isEmpty()) {
            AssertionError first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        assertTrue(struck > 50, "struck=" + struck);
        System.out.println("survived strikes=" + struck + " crash.seed=" + seed);
    }

    /** Strikes one life of a merge after the other, until all lines are done or a life fails. */
    private boolean isSurvived(Path own) throws IOException {
        Progress told = new Progress(own.resolve(StruckMergeChild.TOLD));
        String where = "nothing";
        try (HaltingJvm child = HaltingJvm.start(OPTIONS, StruckMergeChild.class, own.toString())) {
            child.runTo(END, 1);
            List<CodeLine> lines = linesOf(child);
            while (next < lines.size()) {
                CodeLine line = lines.get(next);
                int count = random.nextBoolean() ? 1 : 1 + random.nextInt(LATEST);
                next += EVERY;
                child.runTo(BEGIN, 1);
                if (child.runToLine(line, count, END)) {
                    where = line + " for the " + count + ". time";
                    child.strike(InternalError.class, StruckChild.LATE);
                    child.runTo(END, 1);
                    child.runTo(BEGIN, 1);
                    assertTrue(told.get() > 0, "nobody was told");
                    struck++;
                }
            }
            return true;
        } catch (AssertionError e) {
            String repeat = " crash.seed=" + seed + " crash.every=" + EVERY;
            failures.add(
                    new AssertionError("struck in " + where + repeat + ": " + e.getMessage(), e));
            return false;
        }
    }

    private static List<CodeLine> linesOf(HaltingJvm child) {
        List<CodeLine> lines = new ArrayList<>();
        for (String type : CrashPoints.MERGING) {
            List<CodeLine> all = child.lines(type);
            assertTrue(!all.isEmpty(), type + " is not there");
            all.stream()
                    .filter(line -> !line.method().equals("<clinit>"))
                    .filter(line -> CrashPoints.UNSTRUCK.stream().noneMatch(line::isIn))
                    .forEach(lines::add);
        }
        return lines;
    }
}
