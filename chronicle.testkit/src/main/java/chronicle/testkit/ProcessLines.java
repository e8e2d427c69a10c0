package chronicle.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process says, in lines of UTF-8, read as they come, so that it never blocks on a full
 * pipe. Any thread may ask. The process stays its owner's: nothing here ends it.
 */
public final class ProcessLines {

    private final Process process;
    private final List<Thread> readers;

    /** Each guarded by itself; a stream that is lost says so in a line of stderr. */
    private final List<String> out = new ArrayList<>();

    private final List<String> err = new ArrayList<>();

    /**
     * Begins to read.
     *
     * @param name of the process, for the names of the threads
     */
    public ProcessLines(String name, Process process) {
        this.process = process;
        this.readers =
                List.of(
                        reader(name, process.getInputStream(), out),
                        reader(name, process.getErrorStream(), err));
    }

    /** What it has printed so far; all of it once {@link #ended}. */
    public List<String> out() {
        return out(0);
    }

    /** As {@link #out()}, without so many lines of the beginning; they must be there. */
    public List<String> out(int passed) {
        return copy(out, passed);
    }

    /** What it has said on standard error so far; all of it once {@link #ended}. */
    public List<String> err() {
        return copy(err, 0);
    }

    /** No more comes on its standard input, which many a command waits for. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the input of process " + process.pid(), e);
        }
    }

    /** Whether it is gone, and all that it said is read. */
    public boolean ended() {
        return !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
    }

    /**
     * Waits for what the process is to say or to do.
     *
     * @throws AssertionError when it ends without it, or at the deadline; with what it said
     */
    public void await(String what, Duration deadline, Await.Condition condition) {
        Await.until(
                what,
                deadline,
                () -> {
                    // First, so that the last line is not missed.
                    boolean ended = ended();
                    boolean holds = condition.holds();
                    if (!holds && ended) {
                        throw new AssertionError("ended without " + what + ": " + report());
                    }
                    return holds;
                },
                this::report);
    }

    /**
     * Waits for its end.
     *
     * @return its exit value
     * @throws AssertionError at the deadline; with what it said
     */
    public int awaitEnd(String what, Duration deadline) {
        Await.until(what, deadline, this::ended, this::report);
        return process.exitValue();
    }

    /** How it ended and what it said, for the message of a failed test. */
    public String report() {
        String state = process.isAlive() ? "runs" : "exit=" + process.exitValue();
        return state + "\nstdout: " + out() + "\nstderr: " + err();
    }

    private Thread reader(String name, InputStream stream, List<String> lines) {
        Thread thread = new Thread(() -> readAll(stream, lines), "output of " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void readAll(InputStream stream, List<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(lines, line);
            }
        } catch (IOException e) {
            add(err, "reading the output ended early: " + e);
        }
    }

    private static void add(List<String> lines, String line) {
        synchronized (lines) {
            lines.add(line);
        }
    }

    private static List<String> copy(List<String> lines, int passed) {
        synchronized (lines) {
            return List.copyOf(lines.subList(passed, lines.size()));
        }
    }
}
