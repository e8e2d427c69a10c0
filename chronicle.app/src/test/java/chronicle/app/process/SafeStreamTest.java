package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SafeStreamTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream log =
            SafeStream.before(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void linesKeepTheirShapeAndLoseWhatSteers() {
        log.println("größer: payload=\u001b[2J\u009b2J\r");
        log.println("java.lang.Error: \u202egnp");
        log.println("\tat x.y(Z.java:1)");
        assertEquals(
                "größer: payload=\\x1b[2J\\x9b2J\\x0d\n"
                        + "java.lang.Error: \\u{202e}gnp\n"
                        + "\tat x.y(Z.java:1)\n",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsFlushedIsThere() {
        log.print("a\u001b[1m");
        log.flush();
        assertEquals("a\\x1b[1m", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void lineThatNeverEndsIsNotHeldForEver() {
        log.print("x".repeat(100_000));
        assertTrue(bytes.size() >= 1 << 16, "" + bytes.size());
        log.println();
        assertEquals(100_001, bytes.size());
    }
}
