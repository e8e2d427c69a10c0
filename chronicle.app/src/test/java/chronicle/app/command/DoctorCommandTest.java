package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir Path folder;

    @Test
    void faultsAreTheExitCodeAndAreGoneWhenTheyAreFixed() throws IOException {
        Path queue = Files.createDirectories(folder.resolve("orders/queue/s/orders_out"));
        Path ready = Files.createFile(queue.resolve("READY"));
        Cli found = Cli.run("doctor", "--bus", folder.toString());
        assertEquals(1, found.exitCode());
        assertEquals("", found.err());
        assertTrue(
                found.out()
                        .startsWith("error    ready-without-queue orders/queue/s/orders_out/READY"),
                found.out());
        assertTrue(Files.exists(ready));
        Cli fixed = Cli.run("doctor", "--bus", folder.toString(), "--fix");
        assertTrue(fixed.out().startsWith("fixed    ready-without-queue "), fixed.out());
        assertFalse(Files.exists(ready));
        Cli json = Cli.run("doctor", "--bus", folder.toString(), "--json");
        assertEquals(1, json.out().lines().count());
        assertFalse(json.out().contains("ready-without-queue"), json.out());
    }

    @Test
    void busThatIsNotThereIsAFailureAndNoneGivenIsUsage() {
        Cli missing = Cli.run("doctor", "--bus", folder.resolve("none").toString());
        assertEquals(1, missing.exitCode());
        assertTrue(missing.err().startsWith("chronicle: no such bus, "), missing.err());
        assertEquals("", missing.out());
        assertEquals(2, Cli.run("doctor").exitCode());
    }
}
