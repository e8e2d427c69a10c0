package chronicle.testkit;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is logged while this is open; it goes to standard error as ever. The logging of the class
 * path, which the container borrows, asks for that stream anew with each line.
 */
public final class LogLines implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public LogLines() {
        System.setErr(new PrintStream(new Both(), true, StandardCharsets.UTF_8));
    }

    /** Lines that contain this text. */
    public List<String> with(String text) {
        String all = bytes.toString(StandardCharsets.UTF_8);
        return all.lines().filter(line -> line.contains(text)).toList();
    }

    /** Waits for the first line that contains this text. */
    public void await(String text) {
        Await.until("logged: " + text, () -> !with(text).isEmpty(), () -> with(""));
    }

    @Override
    public void close() {
        System.setErr(before);
    }

    private final class Both extends OutputStream {
        @Override
        public void write(int b) {
            before.write(b);
            bytes.write(b);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            before.write(from, offset, length);
            bytes.write(from, offset, length);
        }
    }
}
