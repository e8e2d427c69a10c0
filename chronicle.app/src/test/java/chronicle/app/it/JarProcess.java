package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The built jar in a process of its own, as a user would run it. */
final class JarProcess implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private JarProcess(Process process) {
        this.process = process;
        this.readers =
                List.of(
                        reader(process.getInputStream(), out),
                        reader(process.getErrorStream(), err));
    }

    /** Starts a command; temporary files go into a folder that the test looks at. */
    static JarProcess start(Path temporary, String... arguments) throws IOException {
        Path home = Path.of(System.getProperty("chronicle.java.home"));
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("-Djava.io.tmpdir=" + temporary);
        if (feature(home) >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-jar");
        command.add(System.getProperty("chronicle.jar"));
        command.addAll(List.of(arguments));
        return new JarProcess(new ProcessBuilder(command).start());
    }

    void awaitLine(String line) throws InterruptedException {
        await("the line \"" + line + '"', () -> out.contains(line));
    }

    /** The first line that begins so, once it is there. */
    String awaitLineFrom(String beginning) throws InterruptedException {
        await("a line from \"" + beginning + '"', () -> find(beginning) != null);
        return find(beginning);
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            boolean ended = ended();
            if (ended && !condition.getAsBoolean() || System.nanoTime() - end > 0) {
                fail(what + " did not come; ended=" + ended + " out=" + out + " err=" + err);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** SIGTERM, with its output still open, which Process.destroy would close. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Until a line on stderr has these words. */
    void awaitWarning(String words) throws InterruptedException {
        await(
                "a warning \"" + words + '"',
                () -> err.stream().anyMatch(line -> line.contains(words)));
    }

    /** Ends with this code, without a word on stderr: no warning, no log. */
    void endsQuietly(int exitCode) throws InterruptedException {
        endsWithWarnings(exitCode, 0);
    }

    /** Ends with this code, and so many lines on stderr in all. */
    void endsWithWarnings(int exitCode, int lines) throws InterruptedException {
        await("the end", this::ended);
        assertEquals(lines, err.size(), () -> "err=" + err + " out=" + out);
        assertEquals(exitCode, process.exitValue(), () -> "out=" + out);
    }

    /** Ends with this code and one sentence on stderr. */
    void endsWith(int exitCode, String sentence) throws InterruptedException {
        await("the end", this::ended);
        assertEquals(1, err.size(), err::toString);
        assertTrue(err.get(0).startsWith(sentence), err::toString);
        assertEquals(exitCode, process.exitValue());
    }

    List<String> out() {
        return out;
    }

    private boolean ended() {
        return !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
    }

    private String find(String beginning) {
        return out.stream().filter(line -> line.startsWith(beginning)).findFirst().orElse(null);
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

    private static Thread reader(InputStream stream, List<String> lines) {
        Thread thread =
                new Thread(
                        () -> {
                            try (BufferedReader reader =
                                    new BufferedReader(
                                            new InputStreamReader(
                                                    stream, StandardCharsets.UTF_8))) {
                                reader.lines().forEach(lines::add);
                            } catch (IOException | UncheckedIOException e) {
                                lines.add("(stream lost: " + e + ')');
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
