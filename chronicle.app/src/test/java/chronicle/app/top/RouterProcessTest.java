package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Queues;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class RouterProcessTest {

    private final Queues queues = Queues.create();
    private final long own = ProcessHandle.current().pid();

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void javaProcessOfTheSameUserMayBeAttachedTo() {
        assertEquals("", new RouterProcess(own, queues.startTicks(own)).obstacle(queues));
    }

    @Test
    void processThatIsNotTheOneOfTheLeaseIsLeftAlone() {
        assertEquals(
                "process " + own + " is not the one that LEASE names",
                new RouterProcess(own, queues.startTicks(own) + 1).obstacle(queues));
        assertEquals(
                "whether process " + own + " is the one of LEASE cannot be told on this system",
                new RouterProcess(own, 0).obstacle(queues));
    }

    @Test
    void processThatSigquitWouldEndIsLeftAlone() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            long pid = sleeper.pid();
            assertEquals(
                    "process "
                            + pid
                            + " cannot be attached to, it is no Java process, or runs with -Xrs",
                    new RouterProcess(pid, queues.startTicks(pid)).obstacle(queues));
            assertTrue(sleeper.isAlive());
        } finally {
            sleeper.destroyForcibly().onExit().join();
        }
    }

    @Test
    void processThatIsGoneIsNotSeen() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        String obstacle = new RouterProcess(gone.pid(), 1).obstacle(queues);
        assertTrue(obstacle.contains("is not to be seen from here"), obstacle);
    }
}
