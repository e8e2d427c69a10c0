package chronicle.app.process;

import chronicle.tools.text.Amounts;
import chronicle.tools.work.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A bar on standard error that shows how far a work is, while that is a terminal; nothing at all
 * anywhere else. Works that end within a moment show none. One thread.
 */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final long FIRST_AFTER_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long DRAW_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int CELLS = 20;

    /** Back to the line's begin, and the rest of it erased. */
    private static final String FRESH_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean watched;
    private final String what;
    private final LongSupplier nanoTime;
    private final long start;
    private long due;
    private boolean drawn;

    /**
     * Begins to count now.
     *
     * @param what one word before the bar
     */
    public ProgressBar(Terminal terminal, String what) {
        this(terminal, what, System::nanoTime);
    }

    ProgressBar(Terminal terminal, String what, LongSupplier nanoTime) {
        this.err = terminal.err();
        this.watched = terminal.watched();
        this.what = what;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.due = start + FIRST_AFTER_NS;
    }

    @Override
    public void at(long done, long total) {
        if (!watched) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - due < 0) {
            return;
        }
        due = now + DRAW_EVERY_NS;
        drawn = true;
        err.print(FRESH_LINE + line(done, Math.max(done, total), (now - start) / 1e9));
        err.flush();
    }

    /** Narrower than 80 columns, so that no terminal wraps it. */
    private String line(long done, long total, double seconds) {
        double part = total == 0 ? 1 : (double) done / total;
        int full = (int) (part * CELLS);
        double rate = done / seconds;
        String left = rate > 0 ? ", " + Math.round((total - done) / rate) + " s left" : "";
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d %% of %s, %s/s%s",
                what,
                "#".repeat(full),
                ".".repeat(CELLS - full),
                (int) (part * 100),
                Amounts.bytes(total),
                Amounts.bytes(Math.round(rate)),
                left);
    }

    /** Takes the bar away, so that what comes next begins on a fresh line. */
    @Override
    public void close() {
        if (drawn) {
            err.print(FRESH_LINE);
            err.flush();
            drawn = false;
        }
    }
}
