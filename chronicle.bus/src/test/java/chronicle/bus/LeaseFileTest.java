package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.bus.LeaseReading.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeaseFileTest {

    private static final Lease LEASE = new Lease(1, 2, 3, 4, 5);

    @TempDir Path queue;

    @Test
    void writtenIsRead() throws IOException {
        LeaseFile.write(queue, LEASE);
        assertEquals(Optional.of(LEASE), LeaseFile.read(queue).lease());
        assertFalse(Files.exists(queue.resolve("LEASE.tmp")));
        LeaseFile.remove(queue);
        assertEquals(Status.ABSENT, LeaseFile.read(queue).status());
        LeaseFile.remove(queue);
    }

    @Test
    void modeIs0640() throws IOException {
        LeaseFile.write(queue, LEASE);
        assertEquals(
                "rw-r-----",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(queue.resolve("LEASE"))));
    }

    @Test
    void directoryThatIsGoneHasNone() {
        assertEquals(Status.ABSENT, LeaseFile.read(queue.resolve("gone")).status());
        LeaseFile.remove(queue.resolve("gone"));
        BusException e =
                assertThrows(
                        BusException.class, () -> LeaseFile.write(queue.resolve("gone"), LEASE));
        assertEquals(BusException.Category.NOT_FOUND, e.category());
        assertEquals("no such queue directory path=" + queue.resolve("gone"), e.getMessage());
    }

    @Test
    void whatIsNotARegularFileIsNotOpened() throws Exception {
        Path lease = queue.resolve("LEASE");
        Path elsewhere = Files.writeString(queue.resolve("elsewhere"), "pid=1");
        Files.createSymbolicLink(lease, elsewhere);
        assertUnreadable("not a regular file but a symbolic link");
        Files.delete(lease);
        Files.createDirectory(lease);
        assertUnreadable("not a regular file but a directory");
        Files.delete(lease);
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        new ProcessBuilder("/usr/bin/mkfifo", lease.toString()).start().waitFor();
        assertUnreadable("not a regular file but a device, socket or FIFO");
    }

    @Test
    void hugeFileIsReadToTheCapOnly() throws IOException {
        Files.write(queue.resolve("LEASE"), new byte[10_000_000]);
        assertUnreadable("longer than 512 bytes");
    }

    @Test
    void leftoverOrPlantedTemporaryFileIsReplaced() throws IOException {
        Path victim = Files.writeString(queue.resolve("victim"), "kept");
        Files.createSymbolicLink(queue.resolve("LEASE.tmp"), victim);
        LeaseFile.write(queue, LEASE);
        assertEquals("kept", Files.readString(victim));
        assertEquals(Optional.of(LEASE), LeaseFile.read(queue).lease());
    }

    private void assertUnreadable(String problem) {
        LeaseReading reading = LeaseFile.read(queue);
        assertEquals(Status.UNREADABLE, reading.status());
        assertEquals(problem, reading.problem());
    }
}
