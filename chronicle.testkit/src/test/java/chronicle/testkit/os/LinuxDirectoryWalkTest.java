package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FileFacts;
import chronicle.core.FileFacts.Kind;
import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.Await;
import chronicle.testkit.Command;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinuxDirectoryWalkTest extends DirectoryWalkContract {

    private static final int ENTRIES = 500;
    private static final int ROUNDS = 5;

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Override
    protected boolean tellsReusedInodes() {
        return true;
    }

    @Override
    protected boolean looksInTheListedDirectory() {
        return true;
    }

    @Test
    void namesAreTheBytesOnDisk() throws Exception {
        String make = "cd '" + walked + "' && mkdir \"$(printf 'bad\\377\\200')\"";
        assertTrue(Command.run("sh", "-c", make).succeeded());
        walk.start();
        assertTrue(walk.next());
        byte[] name = Arrays.copyOf(walk.name(), walk.nameLength());
        assertArrayEquals(new byte[] {'b', 'a', 'd', (byte) 0xFF, (byte) 0x80}, name);
        FileFacts facts = walk.newFacts();
        walk.look(name, name.length, facts);
        assertEquals(Kind.DIRECTORY, facts.kind());
    }

    @Test
    void unchangedDirectoryIsKnownOnceItsLastChangeIsPast() throws IOException {
        KnownFileSystems.assumeTimesProve(walked);
        // The clock is read before the change, which is not past then, however long this takes.
        walk.start();
        Path queue = Files.createDirectory(walked.resolve("queue"));
        FileFacts[] last = {identified("queue")};
        Await.until(
                "known to be unchanged",
                () -> {
                    FileFacts before = last[0];
                    walk.start();
                    last[0] = identified("queue");
                    return last[0].unchangedSince(before);
                });
        Files.createFile(queue.resolve("READY"));
        FileFacts changed = identified("queue");
        assertFalse(changed.unchangedSince(last[0]));
        assertTrue(changed.sameIncarnation(last[0]));
    }

    @Test
    void walkingAllocatesNothingForAnEntry() throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            Files.createDirectory(walked.resolve("entry-" + i));
        }
        FileFacts[] facts = {walk.newFacts(), walk.newFacts()};
        byte[] place = new byte[300];
        byte[] below = "/none".getBytes(StandardCharsets.US_ASCII);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = allocated();
            walk.start();
            int entries = 0;
            while (walk.next()) {
                int length = walk.nameLength();
                System.arraycopy(walk.name(), 0, place, 0, length);
                walk.look(place, length, facts[0]);
                walk.identify(place, length, facts[0], facts[1]);
                System.arraycopy(below, 0, place, length, below.length);
                walk.look(place, length + below.length, facts[1]);
                entries += facts[1].kind() == Kind.MISSING ? 1 : 0;
            }
            assertEquals(ENTRIES, entries);
            least = Math.min(least, allocated() - before);
        }
        // The smallest object has 16 bytes; what a walk itself needs does not matter.
        assertTrue(least < 4 * ENTRIES, "bytes=" + least + " entries=" + ENTRIES);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
