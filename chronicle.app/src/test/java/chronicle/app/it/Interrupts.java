package chronicle.app.it;

import chronicle.testkit.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Whether processes heed SIGINT. A shell has those that it starts in the background ignore it, and
 * so do all who are started by them: the build, this test, and the JVM that is to be interrupted.
 */
final class Interrupts {

    private static final List<String> RESTORING = List.of("env", "--default-signal=INT");

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String IGNORED = "SigIgn:";
    private static final long INT = 1L << 2 - 1;

    private Interrupts() {}

    /**
     * What is to stand before a command that must heed it, which becomes that command: nothing
     * where it is heeded anyway. The test is skipped where it is ignored and no {@code env} of GNU
     * is there to change that.
     */
    static List<String> heeding() throws IOException {
        if (!areIgnored()) {
            return List.of();
        }
        Command env = Command.run("env", "--default-signal=INT", "true");
        Assumptions.assumeTrue(
                env.succeeded(), () -> "skipped: SIGINT is ignored here, and stays so: " + env);
        return RESTORING;
    }

    /** By this process; where that cannot be told, it is taken for heeded. */
    private static boolean areIgnored() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(IGNORED))
                .map(line -> line.substring(IGNORED.length()).strip())
                .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & INT) != 0);
    }
}
