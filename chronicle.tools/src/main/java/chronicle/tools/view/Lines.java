package chronicle.tools.view;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Lines on their way out, several at a time. Of long ones no more than one is held, so that what a
 * queue has in it need not fit into memory. One thread.
 */
public final class Lines {

    /** From so many characters on, what is there is written at once. */
    private static final int ENOUGH = 1 << 16;

    private final Appendable out;
    private final StringBuilder held = new StringBuilder();

    public Lines(Appendable out) {
        this.out = out;
    }

    /**
     * Adds a line.
     *
     * @param line without its end
     * @throws UncheckedIOException when it is time to write, and that fails
     */
    public void add(CharSequence line) {
        if (held.length() + line.length() >= ENOUGH) {
            write();
        }
        if (line.length() >= ENOUGH) {
            append(line);
            append("\n");
        } else {
            held.append(line).append('\n');
        }
    }

    /**
     * Writes what is held.
     *
     * @throws UncheckedIOException when that fails
     */
    public void write() {
        append(held);
        held.setLength(0);
    }

    private void append(CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
