package chronicle.app.demo;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@code chronicle} command in a JVM of its own. Its lines go to the timeline, its stderr is
 * ours; it ends with us, since its standard input does. Thread-safe.
 */
final class Child {

    private static final Logger LOG = LoggerFactory.getLogger(Child.class);

    private final String name;
    private final Process process;
    private final Thread reader;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Child(String name, Process process, Timeline timeline) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(() -> read(timeline), "demo-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    static Child start(String name, List<String> arguments, Timeline timeline) {
        ProcessBuilder builder = new ProcessBuilder(JvmCommand.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return new Child(name, builder.start(), timeline);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the process cannot be started: name=" + name + " reason=" + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    /** What it printed so far, line by line. */
    List<String> lines() {
        return lines;
    }

    /** Writes one line to its standard input. */
    void tell(String line) {
        try {
            OutputStream input = process.getOutputStream();
            input.write((line + '\n').getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new CommandFailure(
                    "the process no longer listens: name=" + name + " reason=" + e.getMessage(), e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** SIGTERM: it ends orderly, and its last lines are still read. */
    void terminate() {
        // Process.destroy would close our end of its output as well.
        process.toHandle().destroy();
    }

    /** SIGKILL: it ends where it is. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Whether it has ended and all that it printed has been read. */
    boolean ended() {
        return !process.isAlive() && !reader.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Waits for its end and kills it when it does not come. */
    void endWithin(long timeout, TimeUnit unit) throws InterruptedException {
        if (!process.waitFor(timeout, unit)) {
            LOG.warn("does not end, is killed: name={} pid={}", name, process.pid());
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private void read(Timeline timeline) {
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null) {
                lines.add(line);
                timeline.say(name, line);
                line = output.readLine();
            }
        } catch (IOException e) {
            LOG.debug("output of {} ended", name, e); // Its pipe breaks when it is killed.
        }
    }
}
