package chronicle.tools.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void refusalsHaveWordsBesideTheirFile() {
        assertEquals("permission denied file=/a", Reason.of(new AccessDeniedException("/a")));
        assertEquals("does not exist file=/a", Reason.of(new NoSuchFileException("/a")));
        assertEquals("full file=/a", Reason.of(new FileSystemException("/a", null, "full")));
        assertEquals(
                "FileSystemLoopException file=/a", Reason.of(new FileSystemLoopException("/a")));
        assertEquals("broken", Reason.of(new IOException("broken")));
        assertEquals("java.io.IOException", Reason.of(new IOException()));
    }
}
