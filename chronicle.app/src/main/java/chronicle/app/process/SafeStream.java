package chronicle.app.process;

import chronicle.tools.text.SafeText;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where log lines go. Names, reasons and payloads of others are in them, so whatever would steer a
 * terminal is escaped; lines and tabs stay. In UTF-8, a line at a time. Thread-safe.
 */
public final class SafeStream extends OutputStream {

    /** Longest line that is held until it ends. */
    private static final int LONGEST = 1 << 16;

    private final PrintStream out;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private int last;

    private SafeStream(PrintStream out) {
        this.out = out;
    }

    /** A stream whose lines come out of another one, safe. */
    public static PrintStream before(PrintStream out) {
        return new PrintStream(new SafeStream(out), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            out.print(safe() + '\n');
        } else {
            held.write(b);
            last = (byte) b;
            if (held.size() >= LONGEST) {
                out.print(safe());
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Half a character stays here, which could not be told from a bad one. */
    @Override
    public synchronized void flush() {
        if (held.size() > 0 && last >= 0) {
            out.print(safe());
        }
        out.flush();
    }

    private String safe() {
        String line = held.toString(StandardCharsets.UTF_8);
        held.reset();
        return Arrays.stream(line.split("\t", -1))
                .map(SafeText::of)
                .collect(Collectors.joining("\t"));
    }
}
