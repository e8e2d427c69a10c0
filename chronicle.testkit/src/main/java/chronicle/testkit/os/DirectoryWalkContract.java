package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts;
import chronicle.core.FileFacts.Kind;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.Command;
import chronicle.testkit.ProcSelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What discovery relies on when it walks a directory, whatever the operating system. */
public abstract class DirectoryWalkContract {

    /** More than one system call's worth of entries. */
    private static final int MANY = 1_000;

    private static final int REMAKES = 1_000;

    @TempDir protected Path folder;

    protected Path walked;
    protected DirectoryWalk walk;

    private OsPrimitives os;

    /** What is tested. */
    protected abstract OsPrimitives primitives();

    /** Whether one incarnation can be told from the next one on the same inode. */
    protected abstract boolean tellsReusedInodes();

    /** Whether places are looked up in the directory that is listed, wherever its path leads. */
    protected abstract boolean looksInTheListedDirectory();

    @BeforeEach
    void create() throws IOException {
        os = primitives();
        walked = Files.createDirectory(folder.resolve("walked"));
        walk = os.walk(walked);
    }

    @AfterEach
    void close() {
        walk.close();
    }

    protected FileFacts look(String place) {
        FileFacts facts = walk.newFacts();
        byte[] bytes = place.getBytes(StandardCharsets.UTF_8);
        walk.look(bytes, bytes.length, facts);
        return facts;
    }

    protected FileFacts identified(String place) {
        FileFacts facts = look(place);
        byte[] bytes = place.getBytes(StandardCharsets.UTF_8);
        walk.identify(bytes, bytes.length, facts, walk.newFacts());
        return facts;
    }

    private Map<String, Kind> listed() throws IOException {
        Map<String, Kind> found = new HashMap<>();
        while (walk.next()) {
            byte[] name = walk.name();
            String text = new String(name, 0, walk.nameLength(), StandardCharsets.UTF_8);
            assertEquals(null, found.put(text, walk.kind()), text);
        }
        return found;
    }

    @Test
    void entriesAreListedWithTheirNamesAndKinds() throws Exception {
        Files.createDirectory(walked.resolve("directory"));
        Files.createFile(walked.resolve("file"));
        Files.createSymbolicLink(walked.resolve("link"), walked);
        Files.createSymbolicLink(walked.resolve("broken"), folder.resolve("no such"));
        Files.createDirectory(walked.resolve("y".repeat(255)));
        Files.createDirectory(walked.resolve("line\nbreak"));
        Files.createDirectory(walked.resolve(".hidden"));
        Files.createDirectory(walked.resolve("..."));
        Map<String, Kind> expected = new HashMap<>();
        expected.put("directory", Kind.DIRECTORY);
        expected.put("file", Kind.FILE);
        expected.put("link", Kind.LINK);
        expected.put("broken", Kind.LINK);
        expected.put("y".repeat(255), Kind.DIRECTORY);
        expected.put("line\nbreak", Kind.DIRECTORY);
        expected.put(".hidden", Kind.DIRECTORY);
        expected.put("...", Kind.DIRECTORY);
        if (Command.run("mkfifo", walked.resolve("fifo").toString()).succeeded()) {
            expected.put("fifo", Kind.OTHER);
        }
        walk.start();
        assertEquals(expected, listed());
        for (Map.Entry<String, Kind> entry : expected.entrySet()) {
            assertEquals(entry.getValue(), look(entry.getKey()).kind(), entry.getKey());
        }
    }

    @Test
    void everyEntryIsListedOnceAndAgainTheNextTime() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createFile(walked.resolve("y".repeat(200) + i));
        }
        for (int round = 0; round < 2; round++) {
            walk.start();
            assertEquals(MANY, listed().size());
            assertFalse(walk.next());
        }
        // A new start in the middle begins anew.
        walk.start();
        assertTrue(walk.next());
        walk.start();
        assertEquals(MANY, listed().size());
    }

    @Test
    void whatIsNotADirectoryIsNotListed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (DirectoryWalk none = os.walk(folder.resolve("none"));
                DirectoryWalk below = os.walk(file)) {
            assertThrows(NoSuchFileException.class, none::start);
            assertThrows(NotDirectoryException.class, below::start);
            assertThrows(IllegalStateException.class, none::next);
        }
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        try (DirectoryWalk around = os.walk(loop)) {
            IOException error = assertThrows(IOException.class, around::start);
            assertTrue(error.getMessage().contains(loop.toString()), error.getMessage());
            byte[] place = {'a'};
            FileFacts facts = around.newFacts();
            around.look(place, 1, facts);
            assertEquals(Kind.MISSING, facts.kind());
            assertEquals("", facts.problem());
        }
    }

    @Test
    void whatTheFileSystemDoesNotLookUpIsUnknown() throws IOException {
        FileFacts facts = look("a".repeat(256));
        assertEquals(Kind.UNKNOWN, facts.kind());
        assertNotEquals("", facts.problem());
    }

    @Test
    void looksWithoutAListingGoAlongThePath() throws IOException {
        assertEquals(Kind.MISSING, walk.newFacts().kind());
        assertEquals(Kind.MISSING, look("a").kind());
        Files.createDirectory(walked.resolve("a"));
        assertEquals(Kind.DIRECTORY, look("a").kind());
        assertEquals(Kind.MISSING, look("a/b").kind());
        Files.createFile(walked.resolve("a/b"));
        assertEquals(Kind.FILE, look("a/b").kind());
        assertEquals(Kind.MISSING, look("a/b/below a file").kind());
        Path loop = walked.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertEquals(Kind.MISSING, look("loop/b").kind());
        assertEquals("", look("a/b/below a file").problem());
        Files.move(walked, folder.resolve("moved"));
        assertEquals(Kind.MISSING, look("a/b").kind());
        Files.createDirectory(walked);
        assertEquals(Kind.MISSING, look("a/b").kind());
    }

    @Test
    void exchangedDirectoryIsNoticed() throws IOException {
        Files.createDirectories(walked.resolve("a"));
        walk.start();
        assertTrue(walk.stillThere());
        Path moved = Files.move(walked, folder.resolve("moved"));
        assertFalse(walk.stillThere());
        Files.createDirectory(walked);
        assertFalse(walk.stillThere());
        assertEquals(looksInTheListedDirectory() ? Kind.DIRECTORY : Kind.MISSING, look("a").kind());
        Files.delete(walked);
        Files.move(moved, walked);
        assertTrue(walk.stillThere());
        assertEquals(Map.of("a", Kind.DIRECTORY), listed());
    }

    @Test
    void directoryMadeAnewDuringAListingIsNoticedEachTime() throws IOException {
        assumeTrue(looksInTheListedDirectory(), "nothing keeps the inode from being used again");
        for (int i = 0; i < 100; i++) {
            walk.start();
            Files.delete(walked);
            Files.createDirectory(walked);
            assertFalse(walk.stillThere(), "round=" + i);
        }
    }

    @Test
    void deletedDirectoryEndsItsListing() throws IOException {
        walk.start();
        Files.delete(walked);
        assertEquals(Map.of(), listed());
        assertFalse(walk.stillThere());
        assertThrows(NoSuchFileException.class, walk::start);
    }

    @Test
    void incarnationStaysThroughChangeAndRename() throws IOException {
        Path queue = Files.createDirectory(walked.resolve("queue"));
        FileFacts before = identified("queue");
        Files.createFile(queue.resolve("READY"));
        assertTrue(identified("queue").sameIncarnation(before));
        Files.move(queue, walked.resolve("moved"));
        assertTrue(identified("moved").sameIncarnation(before));
        assertFalse(identified("queue").sameIncarnation(before));
        Files.createDirectory(queue);
        assertFalse(identified("queue").sameIncarnation(before));
    }

    /** Without waiting for any clock, and with the inode of its predecessor where it gets that. */
    @Test
    void directoryMadeAnewIsAnotherIncarnation() throws IOException {
        assumeTrue(tellsReusedInodes(), "inodes alone do not tell");
        KnownFileSystems.assumeIncarnationsTold(walked);
        Path queue = Files.createDirectory(walked.resolve("queue"));
        FileFacts before = identified("queue");
        String identity = os.identity(queue);
        int reused = 0;
        Object inode = Files.getAttribute(queue, "unix:ino");
        for (int i = 0; i < REMAKES; i++) {
            Files.delete(queue);
            Files.createDirectory(queue);
            FileFacts now = look("queue");
            byte[] place = "queue".getBytes(StandardCharsets.UTF_8);
            assertFalse(now.unchangedSince(before), "round=" + i);
            walk.identify(place, place.length, now, before);
            assertFalse(now.sameIncarnation(before), "round=" + i);
            assertNotEquals(identity, os.identity(queue), "round=" + i);
            Object newInode = Files.getAttribute(queue, "unix:ino");
            reused += newInode.equals(inode) ? 1 : 0;
            before = now;
            identity = os.identity(queue);
            inode = newInode;
        }
        System.out.println("remade=" + REMAKES + " inodes_reused=" + reused);
    }

    /** Whatever is claimed to be unchanged really is, however soon after a look it changes. */
    @Test
    void changeIsNeverTakenForNone() throws IOException {
        Path queue = Files.createDirectory(walked.resolve("queue"));
        Path ready = queue.resolve("READY");
        for (int i = 0; i < REMAKES; i++) {
            FileFacts before = identified("queue");
            if (i % 2 == 0) {
                Files.createFile(ready);
            } else {
                Files.delete(ready);
            }
            assertFalse(identified("queue").unchangedSince(before), "round=" + i);
        }
    }

    @Test
    void walkHoldsDescriptorsOnlyWhileItLists() throws IOException {
        Files.createDirectory(walked.resolve("a"));
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no procfs here");
        walk.start();
        List<String> held = ProcSelf.descriptors(folder);
        assertNotEquals(List.of(), held);
        for (int i = 0; i < 3; i++) {
            walk.start();
            assertEquals(held, ProcSelf.descriptors(folder));
        }
        walk.close();
        walk.close();
        assertEquals(List.of(), ProcSelf.descriptors(folder));
        assertEquals(Kind.DIRECTORY, look("a").kind());
    }
}
