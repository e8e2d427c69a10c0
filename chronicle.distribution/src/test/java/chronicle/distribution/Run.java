package chronicle.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.ProcessLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process with an environment of its own, and what it says. */
final class Run implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final Process process;
    private final ProcessLines said;

    private Run(String command, Process process) {
        this.process = process;
        this.said = new ProcessLines(command, process);
    }

    /**
     * Starts it.
     *
     * @param environment all of it; nothing of the test's own is handed on
     */
    static Run start(Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Run(command.get(0), builder.start());
    }

    void awaitLine(String line) {
        said.await("the line \"" + line + '"', DEADLINE, () -> out().contains(line));
    }

    void awaitWarning(String words) {
        said.await(
                "a warning \"" + words + '"',
                DEADLINE,
                () -> err().stream().anyMatch(it -> it.contains(words)));
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    Run ends(int exitCode) {
        return ends(exitCode, DEADLINE);
    }

    Run ends(int exitCode, Duration deadline) {
        assertEquals(exitCode, said.awaitEnd("the end", deadline), said::report);
        return this;
    }

    List<String> out() {
        return said.out();
    }

    List<String> err() {
        return said.err();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
