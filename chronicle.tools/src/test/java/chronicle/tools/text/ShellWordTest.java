package chronicle.tools.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShellWordTest {

    @Test
    void plainPathsStandBareAndOthersInQuotes() {
        assertEquals("/tmp/bus-1", ShellWord.of(Path.of("/tmp/bus-1")));
        assertEquals("'/tmp/my bus'", ShellWord.of(Path.of("/tmp/my bus")));
        assertEquals("'/tmp/it'\\''s'", ShellWord.of(Path.of("/tmp/it's")));
    }

    @Test
    void whatCannotBePrintedStandsAsItsBytes() {
        assertEquals("$'/tmp/a\\012b\\033c\\'d'", ShellWord.of(Path.of("/tmp/a\nb\u001bc'd")));
    }

    @Test
    void aShellReadsTheNameThatWasMeant() throws IOException {
        // The third is no UTF-8; as text it is not what it is.
        for (String name : new String[] {"/tmp/a%20b", "/tmp/a%0a'%1b%5c", "/tmp/x%ff%c3%a4"}) {
            Path path = Path.of(URI.create("file://" + name.replace("'", "%27")));
            Process shell =
                    new ProcessBuilder("bash", "-c", "printf %s " + ShellWord.of(path)).start();
            byte[] read = shell.getInputStream().readAllBytes();
            byte[] meant =
                    new ProcessBuilder(
                                    "bash",
                                    "-c",
                                    "printf '"
                                            + name.replace("'", "\\x27").replace("%", "\\x")
                                            + "'")
                            .start()
                            .getInputStream()
                            .readAllBytes();
            assertArrayEquals(meant, read, name);
        }
    }
}
