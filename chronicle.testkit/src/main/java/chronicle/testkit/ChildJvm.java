package chronicle.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real process that runs a main class of this test's class path on the same Java. Killing it is
 * how crash tests crash. What it prints is read as it comes, so it never blocks on a full pipe.
 */
public final class ChildJvm implements AutoCloseable {

    private static final int NATIVE_ACCESS_SINCE = 22;
    private static final int UNSAFE_WARNING_SINCE = 24;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final ProcessLines said;

    /** Lines of output that {@link #awaitLine} has passed already. */
    private int passed;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.said = new ProcessLines(name, process);
    }

    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /**
     * @param options for the JVM, such as {@code -Xmx64m}
     */
    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) {
        return startUnder(List.of(), options, main, arguments);
    }

    /**
     * @param wrapper a command that runs the one behind it, such as {@code unshare --pid}
     * @param options for the JVM
     */
    public static ChildJvm startUnder(
            List<String> wrapper, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(quietOptions());
        // A JVM that dies in a test is reported by the test, not by files left about.
        command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            return new ChildJvm(main.getSimpleName(), new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** What keeps native access free of warnings; older versions refuse to start with these. */
    private static List<String> quietOptions() {
        List<String> options = new ArrayList<>();
        int feature = Runtime.version().feature();
        if (feature >= NATIVE_ACCESS_SINCE) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        if (feature >= UNSAFE_WARNING_SINCE) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Everything printed so far; complete once {@link #kill()} or {@link #awaitExit()} returned.
     */
    public List<String> lines() {
        return said.out();
    }

    /** The last line so far that starts with {@code prefix}, or null. */
    public String lastLine(String prefix) {
        String last = null;
        for (String line : lines()) {
            last = line.startsWith(prefix) ? line : last;
        }
        return last;
    }

    /**
     * Waits for the next line that starts with {@code prefix}; lines before it are passed over.
     *
     * @throws AssertionError when the process ends without it, or after 30 s; says what it printed
     */
    public String awaitLine(String prefix) {
        String[] found = new String[1];
        said.await(
                "a line \"" + prefix + "\" of " + this,
                DEADLINE,
                () -> (found[0] = nextLine(prefix)) != null);
        return found[0];
    }

    private String nextLine(String prefix) {
        for (String line : said.out(passed)) {
            passed++;
            if (line.startsWith(prefix)) {
                return line;
            }
        }
        return null;
    }

    /** No more comes on its standard input, which many a main class waits for. */
    public void endInput() {
        said.endInput();
    }

    /** Waits for the process to end by itself, and for all of its output. */
    public int awaitExit() {
        return awaitExit(DEADLINE);
    }

    /** As {@link #awaitExit()}, with a deadline of its own. */
    public int awaitExit(Duration deadline) {
        return said.awaitEnd("the end of " + this, deadline);
    }

    /** How it ended and what it printed, for the message of a failed test. */
    public String report() {
        return this + " " + said.report();
    }

    /** SIGKILL, and waits until the process is gone and its output is read. */
    public void kill() {
        process.destroyForcibly();
        said.awaitEnd("the end of killed " + this, DEADLINE);
    }

    /** SIGSTOP: it keeps all it holds and does nothing, from the return on. Linux only. */
    public void suspend() {
        signal("-STOP");
        // Twice: a thread that was being born at the first look is there at the second.
        Await.until(
                "all threads of " + this + " to stop",
                () -> allThreadsStopped() && allThreadsStopped());
    }

    private boolean allThreadsStopped() throws IOException {
        Path tasks = Path.of("/proc", Long.toString(pid()), "task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                if (!stopped(thread)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            if (isAlive()) {
                // A thread ended while it was looked at.
                return false;
            }
            throw e;
        }
    }

    private boolean stopped(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            // The name before the state is in brackets and may hold anything.
            return stat.startsWith(" T", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            if (!isAlive()) {
                throw e;
            }
            // It ended before the signal reached it; the next look does not find it any more.
            return false;
        }
    }

    /** SIGCONT. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        Command kill = Command.run("kill", signal, Long.toString(pid()));
        if (!kill.succeeded()) {
            throw new AssertionError("cannot signal " + this + ": " + kill);
        }
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return name + " pid=" + process.pid();
    }
}
