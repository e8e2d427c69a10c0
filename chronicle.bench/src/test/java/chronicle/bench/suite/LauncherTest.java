package chronicle.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import chronicle.bench.role.RoleArguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir Path directory;

    @Test
    void aProcessThatFailsEndsTheWorkWithWhatItWrote() {
        Workspace workspace = new Workspace();
        RoleArguments incomplete =
                new RoleArguments(
                        Role.APPEND, Peer.OURS, directory.resolve("data"), Map.of("warmup", 1L));
        BenchFailure failure =
                assertThrows(
                        BenchFailure.class,
                        () -> {
                            try (RoleProcess process = new Launcher(workspace).start(incomplete)) {
                                process.awaitOpened();
                                process.go();
                                process.awaitFinished();
                            }
                        });
        assertTrue(failure.getMessage().contains("role=APPEND peer=ours"), failure.getMessage());
        assertTrue(
                failure.getMessage().contains("argument is missing, name=rate"),
                failure.getMessage());
    }

    @Test
    void onlyPeersGetTheFlagsOfPeers() {
        assertEquals(
                List.of(),
                Launcher.flags(Peer.OURS, 17).stream().filter(f -> f.startsWith("--")).toList());
        assertTrue(
                Launcher.flags(Peer.CHRONICLE_QUEUE, 17)
                        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED"));
    }

    @Test
    void nothingIsReportedToThePeersMakers() {
        assertTrue(
                Launcher.flags(Peer.CHRONICLE_QUEUE, 17)
                        .contains("-Dchronicle.analytics.disable=true"));
        assertFalse(
                System.getProperty("java.class.path").contains("chronicle-analytics"),
                "it must not even be there");
    }

    @Test
    void javaOf17GetsNoFlagThatItDoesNotKnow() {
        for (Peer peer : Peer.values()) {
            assertFalse(Launcher.flags(peer, 17).contains("--sun-misc-unsafe-memory-access=allow"));
        }
    }
}
