package chronicle.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A short-lived command of the operating system that has run to its end.
 *
 * @param exit its exit value, -1 when it could not be started
 * @param output what it printed, errors included, without the last line's end
 */
public record Command(int exit, String output) {

    public static Command run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] output = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            return new Command(exit, new String(output, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return new Command(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command[0], e);
        }
    }

    public boolean succeeded() {
        return exit == 0;
    }
}
