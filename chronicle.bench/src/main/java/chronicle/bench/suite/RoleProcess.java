package chronicle.bench.suite;

import chronicle.bench.role.RoleArguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A measured process, seen from here: it opens, is let go, finishes, is let close. */
final class RoleProcess implements AutoCloseable {

    /** Longest time for one step; a process that hangs ends the suite. */
    private static final long DEADLINE_SECONDS = 600;

    private static final int LINES_SHOWN = 20;
    private static final String RESULT = "result ";
    private static final String END = "its end";

    private final RoleArguments arguments;
    private final Process process;
    private final Path errors;
    private final Workspace workspace;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<String, Double> results = new LinkedHashMap<>();

    RoleProcess(RoleArguments arguments, Process process, Path errors, Workspace workspace) {
        this.arguments = arguments;
        this.process = process;
        this.errors = errors;
        this.workspace = workspace;
        Thread listener = new Thread(this::listen, "bench-" + arguments.role());
        listener.setDaemon(true);
        listener.start();
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
            lines.add("a broken pipe: " + e);
        }
        lines.add(END);
    }

    /** Waits until the role has opened its end. */
    void awaitOpened() throws InterruptedException {
        await("opened");
    }

    /** Lets it begin. */
    void go() {
        say("go");
    }

    /** Waits until the role's work is done, and returns its results. */
    Map<String, Double> awaitFinished() throws InterruptedException {
        await("finished");
        return results;
    }

    /** Lets the role close its end and waits until the process has ended. */
    void finish() throws InterruptedException {
        say("close");
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw failure("did not end", null);
        }
        if (process.exitValue() != 0) {
            throw failure("ended with exit code " + process.exitValue(), null);
        }
    }

    private void await(String expected) throws InterruptedException {
        String line = next();
        while (line.startsWith(RESULT) || line.equals("warm")) {
            take(line);
            line = next();
        }
        if (!line.equals(expected)) {
            throw failure("came to " + line + " instead of " + expected, null);
        }
    }

    private void take(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            results.put(
                    line.substring(RESULT.length(), equals),
                    Double.valueOf(line.substring(equals + 1)));
        }
    }

    private String next() throws InterruptedException {
        String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw failure("said nothing for " + DEADLINE_SECONDS + " s", null);
        }
        return line;
    }

    private void say(String word) {
        try {
            process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw failure("is gone", e);
        }
    }

    private BenchFailure failure(String what, IOException cause) {
        return new BenchFailure(
                "a measured process "
                        + what
                        + ", role="
                        + arguments.role()
                        + " peer="
                        + arguments.peer().key()
                        + " path="
                        + arguments.directory()
                        + whatItWrote(),
                cause);
    }

    private String whatItWrote() {
        try {
            List<String> all = Files.readAllLines(errors);
            List<String> last = all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size());
            return last.isEmpty() ? "" : "; it wrote:\n" + String.join("\n", last);
        } catch (IOException e) {
            return "; what it wrote cannot be read: " + e;
        }
    }

    /** Ends the process however far it is. */
    @Override
    public void close() {
        workspace.end(process);
    }
}
