package chronicle.core.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks within one process: holders, askers, and files that are not there. */
@EnabledOnOs(OS.LINUX)
class LockingTest {

    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rw-r-----");
    private static final int ASKERS = 3;
    private static final int ROUNDS = 2_000;

    @TempDir private Path folder;

    static Stream<OsPrimitives> primitives() {
        return Stream.of(new LinuxOs(), new PortableOs());
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void whoAsksNeverMakesALockerFail(OsPrimitives os) throws Exception {
        Path file = folder.resolve("lock");
        Files.createFile(file);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
        try {
            Future<?>[] asking = new Future<?>[ASKERS];
            for (int i = 0; i < ASKERS; i++) {
                asking[i] =
                        askers.submit(
                                () -> {
                                    while (!done.get()) {
                                        os.isLocked(file);
                                    }
                                    return null;
                                });
            }
            for (int i = 0; i < ROUNDS; i++) {
                try (FileLockHandle lock = os.tryLock(file, MODE)) {
                    assertNotNull(lock, "round " + i);
                    assertTrue(os.isLocked(file), "round " + i);
                }
            }
            done.set(true);
            for (Future<?> each : asking) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            done.set(true);
            askers.shutdown();
            assertTrue(askers.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void ofManyWhoLockAtOnceOneSucceeds(OsPrimitives os) throws Exception {
        Path file = folder.resolve("lock");
        ExecutorService lockers = Executors.newFixedThreadPool(ASKERS);
        try {
            for (int i = 0; i < ROUNDS / 10; i++) {
                Future<?>[] locking = new Future<?>[ASKERS];
                for (int j = 0; j < ASKERS; j++) {
                    locking[j] = lockers.submit(() -> os.tryLock(file, MODE));
                }
                int locked = 0;
                for (Future<?> each : locking) {
                    FileLockHandle lock = (FileLockHandle) each.get(30, TimeUnit.SECONDS);
                    if (lock != null) {
                        locked++;
                        lock.close();
                    }
                }
                // Who comes after the first has let go succeeds too; nobody may be left without.
                assertTrue(locked >= 1, "round " + i);
            }
        } finally {
            lockers.shutdown();
            assertTrue(lockers.awaitTermination(30, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void heldLockIsRefusedAndItsContentIsReadable(OsPrimitives os) throws IOException {
        Path file = folder.resolve("lock");
        try (FileLockHandle lock = os.tryLock(file, MODE)) {
            lock.writeContent(new byte[] {1, 2, 3, 4});
            lock.writeContent(new byte[] {5, 6});
            assertNull(os.tryLock(file, MODE));
            assertArrayEquals(new byte[] {5, 6}, os.lockContent(file, 100));
            assertArrayEquals(new byte[] {5}, os.lockContent(file, 1));
            assertTrue(os.isLocked(file));
        }
        assertFalse(os.isLocked(file));
        assertArrayEquals(new byte[] {5, 6}, os.lockContent(file, 100));
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void closedLockWritesNothingAndClosesAgain(OsPrimitives os) throws IOException {
        Path file = folder.resolve("lock");
        FileLockHandle lock = os.tryLock(file, MODE);
        lock.close();
        try (FileLockHandle next = os.tryLock(file, MODE)) {
            assertThrows(ClosedChannelException.class, () -> lock.writeContent(new byte[] {1}));
            lock.close();
            assertTrue(os.isLocked(file), "closing twice must not let go of another's lock");
            assertNotNull(next);
        }
        assertEquals(0, Files.size(file));
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void missingFilesAreNotLockedAndNotMadeByAsking(OsPrimitives os) throws IOException {
        assertFalse(os.isLocked(folder.resolve("none")));
        assertFalse(os.isLocked(folder.resolve("no/folder/lock")));
        assertFalse(Files.exists(folder.resolve("none")));
        Path inNoFolder = folder.resolve("no/folder/lock");
        assertThrows(NoSuchFileException.class, () -> os.tryLock(inNoFolder, MODE));
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void linkInPlaceOfTheFileIsRefused(OsPrimitives os) throws IOException {
        Path target = Files.createFile(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("lock"), target);
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> os.tryLock(link, MODE));
        assertEquals(link.toString(), refused.getFile());
        assertTrue(refused.getReason().contains("link"), refused.getReason());
        assertThrows(FileSystemException.class, () -> os.isLocked(link));
        assertFalse(os.isLocked(target));
    }

    @ParameterizedTest
    @MethodSource("primitives")
    void nothingIsBelowAFile(OsPrimitives os) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals("", os.identity(file.resolve("below")));
        assertEquals("", os.identity(file.resolve("far/below")));
        assertEquals("", os.identity(folder.resolve("none")));
    }
}
