package chronicle.bench.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Results to {@code out}, everything else to {@code err}; UTF-8 whatever the locale. */
public record Terminal(PrintWriter out, PrintWriter err) {

    /** The process's own streams. */
    public static Terminal system() {
        return new Terminal(writer(System.out), writer(System.err));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Prints one line of results. */
    void line(String text) {
        out.print(text + '\n');
        out.flush();
    }

    /** Prints one sentence for people. */
    void note(String text) {
        err.print("chronicle: " + text + '\n');
        err.flush();
    }
}
