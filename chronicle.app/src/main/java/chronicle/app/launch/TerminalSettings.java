package chronicle.app.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the terminal at standard input is set, as {@code stty(1)} tells it. Gogo gives the terminal
 * back too, but by a thread beside the one that reads lines, which may set it for the next line
 * just then.
 */
final class TerminalSettings {

    private static final Logger LOG = LoggerFactory.getLogger(TerminalSettings.class);

    /** For stty; empty where they cannot be told. */
    private final String saved;

    private TerminalSettings(String saved) {
        this.saved = saved;
    }

    /** Those of now. */
    static TerminalSettings read() {
        return new TerminalSettings(stty("-g"));
    }

    /** Sets the terminal as it was. Nobody may read lines from it any more. */
    void restore() {
        if (!saved.isEmpty()) {
            stty(saved);
        }
    }

    /** What it says; empty when there is no such program, or no terminal. */
    private static String stty(String argument) {
        ProcessBuilder builder =
                new ProcessBuilder("stty", argument)
                        .redirectInput(Redirect.INHERIT)
                        .redirectErrorStream(true);
        try {
            Process process = builder.start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .strip();
            if (process.waitFor() == 0) {
                return said;
            }
            LOG.debug("stty {} failed: {}", argument, said);
        } catch (IOException e) {
            LOG.debug("no stty here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
