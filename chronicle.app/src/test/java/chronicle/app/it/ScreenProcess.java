package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import chronicle.testkit.Command;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.Assumptions;

/**
 * The built jar on a pseudo terminal, which {@code script} of util-linux makes, and an emulated
 * screen that shows what a user would see.
 */
final class ScreenProcess implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;

    private final Process script;
    private final ScreenTerminal screen;
    private final StringBuffer sent = new StringBuffer();
    private final Thread reader;
    private final Path before;
    private final Path after;

    private ScreenProcess(Process script, int columns, int rows, Path before, Path after) {
        this.script = script;
        this.screen = new ScreenTerminal(columns, rows);
        this.before = before;
        this.after = after;
        this.reader = new Thread(this::show, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a command on a terminal of 80 columns and 24 rows. */
    static ScreenProcess start(Path folder, String... arguments) throws IOException {
        Assumptions.assumeTrue(
                Command.run("script", "-qec", "stty -g", "/dev/null").succeeded(),
                "skipped: there is no script (util-linux) or no stty that makes a terminal here");
        Path before = folder.resolve("stty-before");
        Path after = folder.resolve("stty-after");
        Files.deleteIfExists(after);
        // Ctrl-C is heeded there, also where it is not in this build.
        List<String> words = new ArrayList<>(Interrupts.heeding());
        words.addAll(JarProcess.command(folder, arguments));
        // Ctrl-C reaches the shell in between as well. Some shells then end by it when their child
        // has ended: with a trap none does, and the child heeds the signal as ever.
        String command =
                "trap : INT; stty rows 24 cols 80; stty -g > '%s'; %s; rc=$?; stty -g > '%s'; exit $rc"
                        .formatted(
                                before,
                                words.stream()
                                        .map(word -> "'" + word + "'")
                                        .collect(Collectors.joining(" ")),
                                after);
        ProcessBuilder builder =
                new ProcessBuilder(List.of("script", "-qec", command, "/dev/null"));
        builder.redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().remove("NO_COLOR");
        // script runs the command in the user's shell, whichever that is.
        builder.environment().put("SHELL", "/bin/sh");
        return new ScreenProcess(builder.start(), 80, 24, before, after);
    }

    /** Waits until the screen shows something. */
    void await(String what, Predicate<String> seen) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!seen.test(text())) {
            if (System.nanoTime() - end > 0 || !reader.isAlive() && !seen.test(text())) {
                fail(what + " was not seen, the screen is:\n" + text());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    void type(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
    }

    /** SIGTERM to the Java process. */
    void terminate() {
        script.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .forEach(ProcessHandle::destroy);
    }

    /** Ends with 0, and the terminal has its buffer, its cursor and its settings back. */
    void endsAndGivesTheTerminalBack() throws IOException, InterruptedException {
        ends();
        assertEquals(1, count("\u001b[?1049h"));
        assertEquals(1, count("\u001b[?1049l"));
        assertTrue(sent.lastIndexOf("\u001b[?25h") > sent.lastIndexOf("\u001b[?25l"));
    }

    /** Ends with 0, and the terminal has its settings back. */
    void ends() throws IOException, InterruptedException {
        if (!script.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            fail("did not end, the screen is:\n" + text());
        }
        reader.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
        assertEquals(0, script.exitValue(), this::text);
        assertEquals(Files.readString(before), Files.readString(after));
    }

    /** All that was sent so far, with what steers the terminal. */
    String all() {
        return sent.toString();
    }

    /** How often a sequence was sent so far. */
    int count(String sequence) {
        return sent.toString().split(Pattern.quote(sequence), -1).length - 1;
    }

    private String text() {
        return screen.toString();
    }

    private void show() {
        try (Reader output =
                new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            int length = output.read(buffer);
            while (length >= 0) {
                String part = new String(buffer, 0, length);
                sent.append(part);
                screen.write(part);
                length = output.read(buffer);
            }
        } catch (IOException e) {
            sent.append("(output lost: ").append(e).append(')');
        }
    }

    @Override
    public void close() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly().onExit().join();
    }
}
