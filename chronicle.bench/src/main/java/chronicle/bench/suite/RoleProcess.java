package chronicle.bench.suite;

import chronicle.bench.role.RoleArguments;
import chronicle.bench.role.RoleMain;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A measured process: a fresh JVM that plays one role. */
final class RoleProcess implements AutoCloseable {

    /** Longest time for one step of a role; a peer that hangs ends the run. */
    private static final long DEADLINE_SECONDS = 120;

    private static final String END = "end of output";

    private final RoleArguments arguments;
    private final Process process;
    private final Path errors;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<String, Double> results = new LinkedHashMap<>();

    private RoleProcess(RoleArguments arguments, Process process, Path errors) {
        this.arguments = arguments;
        this.process = process;
        this.errors = errors;
    }

    static RoleProcess start(RoleArguments arguments) {
        try {
            Path errors = Files.createTempFile("chronicle-bench-", ".err");
            ProcessBuilder builder = new ProcessBuilder(commandLine(arguments));
            builder.redirectError(errors.toFile());
            RoleProcess started = new RoleProcess(arguments, builder.start(), errors);
            Thread listener = new Thread(started::listen, "bench-" + arguments.role());
            listener.setDaemon(true);
            listener.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a Java process", e);
        }
    }

    private static List<String> commandLine(RoleArguments arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(JvmFlags.of(arguments.peer(), Runtime.version().feature()));
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(RoleMain.class.getName());
        line.addAll(arguments.toCommandLine());
        return line;
    }

    private void listen() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            lines.add("output broke: " + e);
        }
        lines.add(END);
    }

    /** Waits until the role has opened its end. */
    void awaitOpened() throws InterruptedException {
        await("opened");
    }

    void go() {
        say("go");
    }

    /** Waits until the role's work is done, and takes its results. */
    Map<String, Double> awaitFinished() throws InterruptedException {
        await("finished");
        return results;
    }

    /** Lets the role close its end and waits for the process to end. */
    void finish() throws InterruptedException {
        say("close");
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw failure("did not end well");
        }
    }

    private void await(String expected) throws InterruptedException {
        while (true) {
            String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            if (expected.equals(line)) {
                return;
            }
            if (line == null || !line.startsWith("result ")) {
                throw failure("said \"" + line + "\" instead of \"" + expected + "\"");
            }
            int equals = line.indexOf('=');
            results.put(
                    line.substring("result ".length(), equals),
                    Double.valueOf(line.substring(equals + 1)));
        }
    }

    private void say(String line) {
        try {
            BufferedWriter writer =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    process.getOutputStream(), StandardCharsets.US_ASCII));
            writer.write(line + "\n");
            writer.flush();
        } catch (IOException e) {
            throw failure("is gone");
        }
    }

    private BenchFailure failure(String what) {
        return new BenchFailure(
                "a measured process "
                        + what
                        + ", role="
                        + arguments.role()
                        + " peer="
                        + arguments.peer().key()
                        + " path="
                        + arguments.directory()
                        + tail());
    }

    private String tail() {
        try {
            List<String> all = Files.readAllLines(errors);
            List<String> last = all.subList(Math.max(0, all.size() - 20), all.size());
            return last.isEmpty() ? "" : "; it wrote:\n" + String.join("\n", last);
        } catch (IOException e) {
            return "; what it wrote cannot be read: " + e;
        }
    }

    /** Ends the process however far it is. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + errors, e);
        }
    }
}
