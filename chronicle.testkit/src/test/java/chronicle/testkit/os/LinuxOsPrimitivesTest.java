package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.Await;
import chronicle.testkit.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LinuxOsPrimitivesTest extends OsPrimitivesContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Override
    protected boolean unmapsAtOnce() {
        return true;
    }

    @Override
    protected boolean sleepsUntilWoken() {
        return true;
    }

    /**
     * Where the file system reuses none, there is nothing to tell apart, and that holds as well.
     */
    @Test
    void identityDiffersWhereTheInodeIsReused() throws Exception {
        OsPrimitives os = primitives();
        Path directory = folder.resolve("again");
        String inode = null;
        String identity = null;
        boolean reused = false;
        for (int i = 0; i < 20 && !reused; i++) {
            Files.createDirectory(directory);
            reused = Command.run("stat", "-c", "%i", directory.toString()).output().equals(inode);
            assertNotEquals(identity, os.identity(directory));
            inode = Command.run("stat", "-c", "%i", directory.toString()).output();
            identity = os.identity(directory);
            Files.delete(directory);
            // Time of birth comes from the kernel's coarse clock, which ticks every 1 to 10 ms.
            long born = System.nanoTime();
            Await.until("a tick", () -> System.nanoTime() - born > 20_000_000);
        }
    }
}
