package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.Await;
import chronicle.testkit.Command;
import chronicle.testkit.ProcessLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The built jar in a process of its own, as a user would run it. */
final class JarProcess implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Process process;
    private final ProcessLines said;

    private JarProcess(Process process) {
        this.process = process;
        this.said = new ProcessLines("the jar", process);
    }

    /** Starts a command; temporary files go into a folder that the test looks at. */
    static JarProcess start(Path temporary, String... arguments) throws IOException {
        return new JarProcess(new ProcessBuilder(command(temporary, arguments)).start());
    }

    /** As {@link #start}, and {@link #interrupt()} reaches it. */
    static JarProcess startInterruptible(Path temporary, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Interrupts.heeding());
        command.addAll(command(temporary, arguments));
        return new JarProcess(new ProcessBuilder(command).start());
    }

    /**
     * As {@link #start}, in that folder and by a shell, without some of what is in the environment.
     *
     * @param before words of the shell before the command
     * @param arguments taken by the shell as they are
     */
    static JarProcess startWithout(
            List<String> unset, Path temporary, String before, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(before));
        for (String word : command(temporary)) {
            words.add("'" + word + "'");
        }
        words.addAll(List.of(arguments));
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", String.join(" ", words));
        shell.directory(temporary.toFile());
        shell.environment().keySet().removeAll(unset);
        return new JarProcess(shell.start());
    }

    /** The command line that does so. */
    static List<String> command(Path temporary, String... arguments) throws IOException {
        Path home = Path.of(System.getProperty("chronicle.java.home"));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("-Djava.io.tmpdir=" + temporary);
        // It lives for seconds: what the second compiler does meanwhile helps nobody any more.
        command.add("-XX:TieredStopAtLevel=1");
        if (feature(home) >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-jar");
        command.add(System.getProperty("chronicle.jar"));
        command.addAll(List.of(arguments));
        return command;
    }

    void awaitLine(String line) {
        await("the line \"" + line + '"', () -> out().contains(line));
    }

    /** The first line that begins so, once it is there. */
    String awaitLineFrom(String beginning) {
        await("a line from \"" + beginning + '"', () -> find(beginning) != null);
        return find(beginning);
    }

    void await(String what, Await.Condition condition) {
        said.await(what, DEADLINE, condition);
    }

    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** No more lines come for it. */
    void endInput() {
        said.endInput();
    }

    /** SIGTERM, with its output still open, which Process.destroy would close. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Ctrl-C, as a terminal sends it; only to one that was started interruptible. */
    void interrupt() {
        Command kill = Command.run("kill", "-INT", Long.toString(process.pid()));
        assertTrue(kill.succeeded(), kill::output);
    }

    /** Until a line on stderr has these words. */
    void awaitWarning(String words) {
        await(
                "a warning \"" + words + '"',
                () -> said.err().stream().anyMatch(line -> line.contains(words)));
    }

    /** Until there are so many lines on stderr in all. */
    void awaitWarnings(int lines) {
        await(lines + " warnings", () -> said.err().size() == lines);
    }

    /** Ends with this code, without a word on stderr: no warning, no log. */
    void endsQuietly(int exitCode) {
        endsWithWarnings(exitCode, 0);
    }

    /** Ends with this code, and so many lines on stderr in all. */
    void endsWithWarnings(int exitCode, int lines) {
        int exit = said.awaitEnd("the end", DEADLINE);
        assertEquals(lines, said.err().size(), said::report);
        assertEquals(exitCode, exit, said::report);
    }

    /** Ends with this code, and every line on stderr has some of these words, if there is any. */
    void endsSayingNothingBut(int exitCode, String... words) {
        int exit = said.awaitEnd("the end", DEADLINE);
        assertTrue(
                said.err().stream().allMatch(line -> Stream.of(words).anyMatch(line::contains)),
                said::report);
        assertEquals(exitCode, exit, said::report);
    }

    /** Ends with this code and one sentence on stderr. */
    void endsWith(int exitCode, String sentence) {
        int exit = said.awaitEnd("the end", DEADLINE);
        assertEquals(1, said.err().size(), said::report);
        assertTrue(said.err().get(0).startsWith(sentence), said::report);
        assertEquals(exitCode, exit, said::report);
    }

    List<String> out() {
        return said.out();
    }

    private String find(String beginning) {
        return out().stream().filter(line -> line.startsWith(beginning)).findFirst().orElse(null);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int feature(Path javaHome) throws IOException {
        return Files.readAllLines(javaHome.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("JAVA_VERSION=\"([0-9]+).*", "$1"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(Runtime.version().feature());
    }
}
