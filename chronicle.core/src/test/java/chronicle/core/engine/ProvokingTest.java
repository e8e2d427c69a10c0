package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Stores to a file that really is truncated, in compiled code. */
@EnabledOnOs(OS.LINUX)
class ProvokingTest {

    private static final int UNTIL_COMPILED = 200_000;
    private static final int ROUNDS = 5_000;

    @TempDir private Path folder;

    @Test
    void errorOfATruncatedFileStrikesBeforeProvokingReturns() throws IOException {
        Path file = Files.write(folder.resolve("mapped"), new byte[4096]);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer mapped = channel.map(MapMode.READ_WRITE, 0, 4096);
            for (int i = 0; i < UNTIL_COMPILED; i++) {
                storeAndProvoke(mapped);
            }
            channel.truncate(0);
            int struck = 0;
            for (int i = 0; i < ROUNDS; i++) {
                struck += strikes(mapped) ? 1 : 0;
            }
            assertEquals(ROUNDS, struck);
        }
    }

    private static boolean strikes(ByteBuffer mapped) {
        try {
            storeAndProvoke(mapped);
            return false;
        } catch (InternalError e) {
            return Failures.isTruncation(e);
        }
    }

    private static void storeAndProvoke(ByteBuffer mapped) {
        mapped.putLong(0, 1);
        LateErrors.provoke();
    }
}
