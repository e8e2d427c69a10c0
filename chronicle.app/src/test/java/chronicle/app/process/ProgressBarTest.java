package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void isSilentWhereNobodyWatches() {
        try (ProgressBar bar = bar(false)) {
            now = 10 * SECOND;
            bar.at(1, 2);
        }
        assertEquals("", printed());
    }

    @Test
    void isSilentForWorkThatEndsAtOnce() {
        try (ProgressBar bar = bar(true)) {
            now = SECOND / 10;
            bar.at(1, 2);
        }
        assertEquals("", printed());
    }

    @Test
    void showsHowFarAndHowLongStill() {
        try (ProgressBar bar = bar(true)) {
            now = 2 * SECOND;
            bar.at(3L << 20, 12L << 20);
            assertEquals(
                    "\r\u001b[Kverify [#####...............]  25 % of 12MiB, 1.5MiB/s, 6 s left",
                    printed());
        }
        assertTrue(printed().endsWith("\r\u001b[K"), "what comes next begins on a fresh line");
    }

    @Test
    void drawsNoMoreThanTenTimesASecondAndFitsALine() {
        try (ProgressBar bar = bar(true)) {
            for (int i = 0; i < 1000; i++) {
                now += SECOND / 1000;
                bar.at((long) i << 20, 1_023_900L << 20);
            }
        }
        List<String> drawn = List.of(printed().split("\r\u001b\\[K"));
        assertTrue(drawn.size() <= 9 + 1, drawn::toString);
        assertTrue(drawn.stream().allMatch(line -> line.length() < 80), drawn::toString);
    }

    private ProgressBar bar(boolean watched) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressBar(new Terminal(stream, stream, watched, watched), "verify", () -> now);
    }

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
