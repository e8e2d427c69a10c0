package chronicle.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A main class of the test class path in a JVM of its own, on the Java that runs the tests. Closing
 * ends its input, which a well-behaved main takes as the sign to end, and kills it otherwise.
 */
public final class ChildJvm implements AutoCloseable {

    private final String name;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(this::read, "output-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it. A small heap, so that an absurd allocation shows. */
    public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-XX:ErrorFile=/dev/null"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildJvm(main.getSimpleName(), process);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("output ended: " + e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** What it has said so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** Waits until a line begins with this; fails when it ends without having said so. */
    public ChildJvm await(String beginning) {
        Await.until(
                name + " says " + beginning,
                () -> {
                    boolean alive = process.isAlive();
                    boolean said = output.stream().anyMatch(line -> line.startsWith(beginning));
                    if (!alive && !said) {
                        throw new AssertionError(name + " ended: " + output);
                    }
                    return said;
                },
                this::output);
        return this;
    }

    /** The number behind {@code beginning} in the last line that has it, or -1. */
    public long last(String beginning) {
        long found = -1;
        for (String line : output) {
            if (line.startsWith(beginning)) {
                found = Long.parseLong(line.substring(beginning.length()).strip());
            }
        }
        return found;
    }

    /** SIGKILL; returns when it is dead and all that it said has been read. */
    public void kill() {
        // By its handle: the process object would throw away what was said and not yet read.
        process.toHandle().destroyForcibly();
        Await.until("dead: " + name, () -> !process.isAlive());
        Await.until("its output has been read", () -> !reader.isAlive());
    }

    /** SIGSTOP or SIGCONT. */
    public void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + signal + " " + pid() + " failed");
        }
    }

    /** Waits until it ended by itself, and says how. */
    public int exitCode() {
        Await.until("ended: " + name, () -> !process.isAlive(), this::output);
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            try {
                Await.until("ended: " + name, () -> !process.isAlive(), this::output);
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
