package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken files end in typed errors; in a JVM of their own, for they could end that. */
class HostileFilesTest {

    private static final int ROUNDS = 120;

    /** The child itself says so when a call hangs; its disk may be slow. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"linux", "portable"})
    void scribbledFilesAreRefusedOrUsedSoundly(String primitives) {
        long seed = System.nanoTime();
        List<String> options = List.of("-Xmx64m", "-Dchronicle.os=" + primitives);
        try (ChildJvm child =
                ChildJvm.start(
                        options,
                        HostileChild.class,
                        folder.toString(),
                        Long.toString(seed),
                        Integer.toString(ROUNDS))) {
            assertEquals(0, child.awaitExit(PATIENCE), () -> "seed=" + seed + " " + child.report());
        }
    }
}
