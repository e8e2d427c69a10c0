package chronicle.app.top;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what is logged off a screen that is drawn on: standard error goes to memory, and to where
 * it belongs when this is closed. Of more than a megabyte the rest is dropped.
 */
final class HeldErrors extends OutputStream {

    private static final int MOST = 1 << 20;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    HeldErrors() {
        System.setErr(new PrintStream(this, true, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void write(int b) {
        if (held.size() < MOST) {
            held.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        held.write(bytes, offset, Math.min(length, MOST - held.size()));
    }

    @Override
    public synchronized void close() {
        System.setErr(before);
        before.write(held.toByteArray(), 0, held.size());
        before.flush();
        held.reset();
    }
}
