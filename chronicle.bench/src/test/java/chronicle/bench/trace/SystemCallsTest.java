package chronicle.bench.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallsTest {

    @TempDir Path folder;

    @Test
    void countsOnlyTheWorkingThreadAndOnlyWhileItWorks() throws IOException {
        Files.writeString(folder.resolve("APPEND.7"), "futex(0x1, FUTEX_WAKE) = 1\n");
        Files.writeString(
                folder.resolve("APPEND.8"),
                """
                write(1, "opened\\n", 7) = 7
                read(0, "go\\n", 8192) = 3
                write(1, "warm\\n", 5) = 5
                mmap(NULL, 4096, PROT_READ) = 0x7f
                --- SIGSEGV {si_signo=SIGSEGV} ---
                futex(0x1, FUTEX_WAKE) = 1
                futex(0x1, FUTEX_WAKE) = 1
                write(1, "result append.ns=1.0\\n", 21) = 21
                munmap(0x7f, 4096) = 0
                """);

        assertEquals(Map.of("futex", 2, "mmap", 1), SystemCalls.ofWorkingThread(folder, "APPEND"));
    }

    @Test
    void aTraceWithoutWorkIsAnError() throws IOException {
        Files.writeString(folder.resolve("APPEND.7"), "futex(0x1, FUTEX_WAKE) = 1\n");

        assertThrows(IOException.class, () -> SystemCalls.ofWorkingThread(folder, "APPEND"));
    }
}
