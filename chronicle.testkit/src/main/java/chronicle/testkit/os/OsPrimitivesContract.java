package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.Command;
import chronicle.testkit.ProcSelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine relies on, whatever the operating system. */
public abstract class OsPrimitivesContract {

    private static final Duration NO_HANG = Duration.ofSeconds(20);
    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rw-------");

    @TempDir protected Path folder;

    private OsPrimitives os;

    /** What is tested; its class has a public constructor without parameters. */
    protected abstract OsPrimitives primitives();

    /** Whether closing a mapping unmaps it at once. */
    protected abstract boolean unmapsAtOnce();

    /** Whether a sleeper sleeps on until the word changes or the time is over. */
    protected abstract boolean sleepsUntilWoken();

    @BeforeEach
    void create() {
        os = primitives();
    }

    private Path file() {
        return folder.resolve("file");
    }

    private Path allocated(int size) throws IOException {
        os.createAllocated(file(), size, MODE);
        return file();
    }

    @Test
    void lockIsExclusiveWithinTheProcessAndComesBack() throws IOException {
        FileLockHandle lock = os.tryLock(file(), MODE);
        assertNotNull(lock);
        assertNull(os.tryLock(file(), MODE));
        assertTrue(os.isLocked(file()));
        lock.close();
        lock.close();
        assertFalse(os.isLocked(file()));
        FileLockHandle again = os.tryLock(file(), MODE);
        assertNotNull(again);
        again.close();
    }

    @Test
    void lockIsExclusiveBetweenProcessesAndEndsWithItsOwner() throws IOException {
        try (ChildJvm child = child("lock")) {
            assertEquals("locked", child.awaitLine(""));
            assertNull(os.tryLock(file(), MODE));
            assertTrue(os.isLocked(file()));
            assertEquals("of a child", content());
            child.kill();
            assertFalse(os.isLocked(file()));
            assertEquals("of a child", content());
        }
        try (FileLockHandle lock = os.tryLock(file(), MODE)) {
            assertNotNull(lock);
        }
    }

    @Test
    void askingAndLookingDoNotDisturbTheLock() throws IOException {
        assertFalse(os.isLocked(file()));
        assertFalse(Files.exists(file()));
        try (FileLockHandle lock = os.tryLock(file(), MODE)) {
            lock.writeContent("a longer first content".getBytes(StandardCharsets.US_ASCII));
            lock.writeContent("mine".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                assertTrue(os.isLocked(file()));
                assertEquals("mine", content());
            }
            try (ChildJvm child = child("lock")) {
                assertEquals("refused", child.awaitLine(""));
            }
        }
    }

    private String content() throws IOException {
        return new String(os.lockContent(file(), 128), StandardCharsets.US_ASCII);
    }

    private ChildJvm child(String task) {
        return ChildJvm.start(OsChild.class, os.getClass().getName(), task, file().toString());
    }

    @Test
    void mappingsOfAFileShareItsBytes() throws IOException {
        allocated(4096);
        try (Mapping one = os.map(file(), 4096, true);
                Mapping other = os.map(file(), 4096, true);
                Mapping readOnly = os.map(file(), 64, false)) {
            assertEquals(4096, one.buffer().capacity());
            assertEquals(64, readOnly.buffer().capacity());
            one.buffer().putInt(60, 0x04030201);
            assertEquals(0x04030201, other.buffer().getInt(60));
            assertEquals(0x04030201, readOnly.buffer().getInt(60));
            assertEquals(1, readOnly.buffer().get(60));
            os.force(one);
            assertEquals(1, Files.readAllBytes(file())[60]);
        }
    }

    @Test
    void fileShorterThanAskedIsRefusedAndNotMadeLonger() throws IOException {
        Files.write(file(), new byte[100]);
        IOException error = assertThrows(IOException.class, () -> os.map(file(), 101, true));
        assertTrue(error.getMessage().contains(file().toString()), error.getMessage());
        assertTrue(error.getMessage().contains("length=100 expected=101"), error.getMessage());
        assertEquals(100, Files.size(file()));
        assertThrows(NoSuchFileException.class, () -> os.map(folder.resolve("no"), 1, false));
    }

    @Test
    void linkDirectoryAndFifoAreRefusedWithoutHanging() throws Exception {
        Path target = allocated(4096);
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Path fifo = folder.resolve("fifo");
        assumeTrue(Command.run("mkfifo", fifo.toString()).succeeded(), "no FIFOs here");
        for (Path odd : List.of(link, directory, fifo)) {
            assertTimeoutPreemptively(NO_HANG, () -> assertRefused(odd));
        }
        assertFalse(os.isLocked(target));
    }

    private void assertRefused(Path odd) throws IOException {
        assertThrows(IOException.class, () -> os.map(odd, 1, false), odd::toString);
        assertThrows(IOException.class, () -> os.map(odd, 1, true), odd::toString);
        assertThrows(IOException.class, () -> os.tryLock(odd, MODE), odd::toString);
        assertThrows(IOException.class, () -> os.lockContent(odd, 10), odd::toString);
        assertThrows(
                FileAlreadyExistsException.class,
                () -> os.createAllocated(odd, 64, MODE),
                odd::toString);
        try {
            assertFalse(os.isLocked(odd), odd::toString);
        } catch (IOException e) {
            assertNotNull(e.getMessage());
        }
    }

    @Test
    void createdFileIsZeroAllocatedAndOfTheRightMode() throws Exception {
        int size = 3 * 4096 + 100;
        allocated(size);
        assertArrayEquals(new byte[size], Files.readAllBytes(file()));
        assertEquals(MODE, Files.getPosixFilePermissions(file()));
        String blocks = Command.run("stat", "-c", "%b", file().toString()).output();
        assertTrue(Long.parseLong(blocks) * 512 >= size, "blocks=" + blocks);
    }

    @Test
    void createdFileReplacesNothing() throws IOException {
        Files.write(file(), new byte[] {7});
        assertThrows(
                FileAlreadyExistsException.class, () -> os.createAllocated(file(), 4096, MODE));
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(file()));
    }

    @Test
    void renameReplacesNothing() throws IOException {
        Path from = Files.write(folder.resolve("from"), new byte[] {1});
        Path to = Files.write(folder.resolve("to"), new byte[] {2});
        assertThrows(FileAlreadyExistsException.class, () -> os.renameNoReplace(from, to));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(from));
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(to));

        os.renameNoReplace(from, folder.resolve("free"));
        assertFalse(Files.exists(from));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(folder.resolve("free")));
    }

    @Test
    void identityStaysThroughChangeAndRename() throws IOException {
        Files.write(file(), new byte[] {1});
        String identity = os.identity(file());
        Files.write(file(), new byte[1000]);
        assertEquals(identity, os.identity(file()));
        Path moved = Files.move(file(), folder.resolve("moved"));
        assertEquals(identity, os.identity(moved));
        assertEquals("", os.identity(file()));
        assertEquals("", os.identity(moved.resolve("below a file")));
    }

    @Test
    void identityDiffersBetweenFilesAndFromItsReplacement() throws IOException {
        Files.write(file(), new byte[] {1});
        String identity = os.identity(file());
        Path other = Files.createDirectory(folder.resolve("other"));
        assertNotEquals(identity, os.identity(other));
        Files.delete(file());
        Files.move(other, file());
        assertNotEquals(identity, os.identity(file()));
    }

    @Test
    void sleepReturnsAtOnceWhenTheWordDiffersAndWhenTimeIsOver() throws IOException {
        allocated(4096);
        try (Mapping mapping = os.map(file(), 4096, true)) {
            mapping.buffer().putInt(8, 5);
            long start = System.nanoTime();
            os.futexWait(mapping, 8, 4, OsChild.LONG_NS);
            assertTrue(System.nanoTime() - start < OsChild.LONG_NS / 2);

            long timeout = TimeUnit.MILLISECONDS.toNanos(30);
            start = System.nanoTime();
            os.futexWait(mapping, 8, 5, timeout);
            long slept = System.nanoTime() - start;
            assertTrue(slept < OsChild.LONG_NS / 2, "ns=" + slept);
            if (sleepsUntilWoken()) {
                assertTrue(slept >= timeout, "ns=" + slept);
            }
        }
    }

    @Test
    void sleepersOfAnotherProcessAndMappingAreWoken() throws IOException {
        allocated(4096);
        try (Mapping mine = os.map(file(), 4096, true);
                Mapping other = os.map(file(), 4096, true);
                ChildJvm child = child("echo")) {
            child.awaitLine("ready");
            long start = System.nanoTime();
            for (int round = 1; round <= OsChild.ROUNDS; round++) {
                OsChild.tell(os, mine, OsChild.PING, round);
                OsChild.awaitWord(os, other, OsChild.PONG, round);
            }
            // One lost wake-up would cost a sleeper's whole timeout.
            assertTrue(System.nanoTime() - start < OsChild.LONG_NS);
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @Test
    void processesAreKnownByTheirStart() {
        assertEquals(-1, os.startTicks(Integer.MAX_VALUE));
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no procfs here");
        long ticks = os.startTicks(ProcessHandle.current().pid());
        assertTrue(ticks > 0, "ticks=" + ticks);
        assertEquals(ticks, os.startTicks(ProcessHandle.current().pid()));
    }

    @Test
    void closingUnmaps() throws IOException {
        allocated(4096);
        Mapping mapping = os.map(file(), 4096, true);
        assertEquals(1, ProcSelf.mappings(folder).size());
        assertEquals(List.of(), ProcSelf.descriptors(folder));
        mapping.close();
        mapping.close();
        mapping = null;
        if (!unmapsAtOnce()) {
            Await.until("collected", this::collected);
        }
        assertEquals(List.of(), ProcSelf.mappings(folder));
    }

    private boolean collected() throws IOException {
        System.gc();
        return ProcSelf.mappings(folder).isEmpty();
    }
}
