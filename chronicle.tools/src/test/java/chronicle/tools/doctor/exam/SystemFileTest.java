package chronicle.tools.doctor.exam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemFileTest {

    @TempDir Path folder;

    @Test
    void watchesOfAProcessThatHasManyAreAllRead() throws IOException {
        String watch = "inotify wd:1 ino:60016 sdev:800013 mask:800afce ignored_mask:0\n";
        Path file = folder.resolve("fdinfo");
        Files.writeString(file, watch.repeat(40_000), StandardCharsets.ISO_8859_1);
        assertEquals(40_000, SystemFile.read(file).lines().count());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void filesWithoutALengthAreReadWhole() throws IOException {
        assertTrue(SystemFile.read(Path.of("/proc/sys/kernel/pid_max")).matches("[0-9]+\n"));
        assertEquals(
                Files.readAllLines(Path.of("/proc/self/limits")).size(),
                SystemFile.read(Path.of("/proc/self/limits")).lines().count());
    }
}
