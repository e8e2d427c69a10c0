package chronicle.app.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, everything else to {@code err}. Always UTF-8,
 * whatever the locale, since other programs read it.
 */
public record Terminal(PrintStream out, PrintStream err) {

    /** The process's own streams; a line leaves in one write when it is complete. */
    public static Terminal system() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        BufferedOutputStream buffer =
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16);
        return new PrintStream(buffer, true, StandardCharsets.UTF_8);
    }

    /** Prints one result line and hands it to the operating system at once. */
    public void line(String text) {
        out.print(text + '\n');
        out.flush();
    }

    /** Prints one sentence for people. */
    public void note(String text) {
        err.print("chronicle: " + text + '\n');
        err.flush();
    }

    /** Whether nobody reads {@code out} any more, as behind {@code | head}. */
    public boolean outClosed() {
        return out.checkError();
    }
}
