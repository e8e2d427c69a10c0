package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.core.os.DirectoryEntry;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.Command;
import chronicle.testkit.RawNames;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the opening of a queue relies on: listings, files with a beginning, mapped lock files. */
public abstract class QueueFilesContract {

    private static final Set<PosixFilePermission> MODE =
            PosixFilePermissions.fromString("rw-------");

    @TempDir protected Path folder;

    private OsPrimitives os;

    /** What is tested. */
    protected abstract OsPrimitives primitives();

    @BeforeEach
    void create() {
        os = primitives();
    }

    private Path file() {
        return folder.resolve("file");
    }

    @Test
    void listingTellsFilesFromEverythingElse() throws IOException {
        Files.createFile(folder.resolve("one"));
        Path unspoken = Files.createFile(RawNames.child(folder, ".hidden ü"));
        Files.createDirectory(folder.resolve("directory"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("one"));
        Command.run("mkfifo", folder.resolve("fifo").toString());
        assertEquals(
                Set.of(
                        new DirectoryEntry("one", true),
                        // Java's word for it, where that has no such character.
                        new DirectoryEntry(unspoken.getFileName().toString(), true),
                        new DirectoryEntry("directory", false),
                        new DirectoryEntry("link", false),
                        new DirectoryEntry("fifo", false)),
                new HashSet<>(os.list(folder)));
    }

    /** More than one call of the kernel has room for. */
    @Test
    void listingOfManyIsComplete() throws IOException {
        Set<DirectoryEntry> expected = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            expected.add(new DirectoryEntry("a name of some length " + i, true));
            Files.createFile(folder.resolve("a name of some length " + i));
        }
        assertEquals(3000, os.list(folder).size());
        assertEquals(expected, new HashSet<>(os.list(folder)));
    }

    @Test
    void listingFollowsALinkToTheDirectoryAndRefusesAnythingElse() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        Files.createFile(directory.resolve("inside"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), directory);
        assertEquals(Set.of(new DirectoryEntry("inside", true)), Set.copyOf(os.list(link)));
        Files.createFile(file());
        assertThrows(NotDirectoryException.class, () -> os.list(file()));
        assertThrows(NoSuchFileException.class, () -> os.list(folder.resolve("no")));
    }

    @Test
    void createdFileBeginsWithItsHeadAndIsZeroBehindIt() throws IOException {
        int size = (1 << 16) + 4096;
        os.createAllocated(file(), size, MODE, new byte[] {1, 2, 3});
        byte[] content = Files.readAllBytes(file());
        assertEquals(size, content.length);
        assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOf(content, 3));
        assertArrayEquals(new byte[size - 3], Arrays.copyOfRange(content, 3, size));
        assertEquals(MODE, Files.getPosixFilePermissions(file()));
    }

    @Test
    void mappingKnowsTheLengthOfItsFile() throws IOException {
        Files.write(file(), new byte[100]);
        try (Mapping mapping = os.map(file(), 64, false)) {
            assertEquals(64, mapping.buffer().capacity());
            assertEquals(100, mapping.fileLength());
        }
    }

    @Test
    void lockKnowsTheLengthOfWhatItHolds() throws IOException {
        Files.write(file(), new byte[100]);
        try (FileLockHandle lock = os.tryLock(file(), MODE)) {
            assertEquals(100, lock.length());
            lock.writeContent(new byte[] {1, 2});
            assertEquals(2, lock.length());
            assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file()));
        }
        try (FileLockHandle fresh = os.tryLock(folder.resolve("fresh"), MODE)) {
            assertEquals(0, fresh.length());
            fresh.writeContent(new byte[] {1, 2, 3});
            fresh.writeContent(new byte[] {4});
            assertArrayEquals(new byte[] {4}, Files.readAllBytes(folder.resolve("fresh")));
        }
    }

    @Test
    void lockFileIsMappedForWritingAndStaysLocked() throws IOException {
        Mapping mapping;
        try (FileLockHandle lock = os.tryLock(file(), MODE)) {
            assertThrows(FileSystemException.class, () -> lock.map(8));
            lock.writeContent(new byte[8]);
            mapping = lock.map(8);
            assertNull(os.tryLock(file(), MODE));
        }
        mapping.buffer().put(0, (byte) 7);
        assertArrayEquals(new byte[] {7, 0, 0, 0, 0, 0, 0, 0}, Files.readAllBytes(file()));
        mapping.close();
    }

    @Test
    void closedLockMapsNothing() throws IOException {
        Files.write(file(), new byte[8]);
        FileLockHandle lock = os.tryLock(file(), MODE);
        lock.close();
        assertThrows(ClosedChannelException.class, () -> lock.map(8));
    }
}
