package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ProcessLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where no native library can be loaded, as with a temporary folder that is noexec. */
@EnabledOnOs(OS.LINUX)
class NoNativeAccessIT {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void routerEndsInsteadOfWaitingForQueuesThatCannotBeOpened() throws IOException {
        List<String> command =
                JarProcess.command(folder, "router", "--bus", folder.resolve("bus").toString());
        command.addAll(
                1, List.of("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.noclasspath=true"));
        Process process = new ProcessBuilder(command).start();
        try {
            ProcessLines said = new ProcessLines("the router", process);
            assertEquals(1, said.awaitEnd("the end", DEADLINE), said::report);
            assertEquals(List.of(), said.out());
            assertTrue(said.report().contains("reason=java.lang.UnsatisfiedLinkError"));
            String last = said.err().get(said.err().size() - 1);
            assertTrue(
                    last.startsWith("chronicle: no queue can be opened in this container"), last);
        } finally {
            process.destroyForcibly();
        }
    }
}
