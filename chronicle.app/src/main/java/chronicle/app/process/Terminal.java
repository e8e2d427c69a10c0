package chronicle.app.process;

import chronicle.tools.text.SafeText;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Always UTF-8,
 * whatever the locale, since other programs read it.
 *
 * @param out results
 * @param err sentences for people
 * @param watched whether {@code err} is a terminal, where somebody may watch a work go on
 * @param outWatched whether {@code out} is a terminal, too
 */
public record Terminal(PrintStream out, PrintStream err, boolean watched, boolean outWatched) {

    private static final Path STDIN = Path.of("/proc/self/fd/0");
    private static final Path STDOUT = Path.of("/proc/self/fd/1");
    private static final Path STDERR = Path.of("/proc/self/fd/2");
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");

    /** Streams that nobody watches. */
    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, false, false);
    }

    /** The process's own streams; a line leaves in one write when it is complete. */
    public static Terminal system() {
        return new Terminal(
                ResultStream.of(FileDescriptor.out),
                ResultStream.of(FileDescriptor.err),
                isWatched(STDERR),
                isWatched(STDOUT));
    }

    /** Whether standard input is a terminal, at which somebody may type. */
    public static boolean isTyped() {
        return isWatched(STDIN);
    }

    private static boolean isWatched(Path stream) {
        try {
            return TERMINAL.matcher(Files.readSymbolicLink(stream).toString()).matches();
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux: a console has all three streams.
            return System.console() != null;
        }
    }

    /** Prints one result line and hands it to the operating system at once. */
    public void line(String text) {
        out.print(text + '\n');
        out.flush();
    }

    /** Prints one sentence for people, whatever names and reasons of others are in it. */
    public void note(String text) {
        err.print("chronicle: " + SafeText.of(text) + '\n');
        err.flush();
    }

    /**
     * Whether {@code out} takes no more: nobody reads it, as behind {@code | head}, or it fails.
     */
    public boolean outClosed() {
        return out.checkError();
    }

    /** Why results are lost, a disk that is full for instance; empty when none are missed. */
    public String outFailure() {
        return out instanceof ResultStream results ? results.failure() : "";
    }
}
