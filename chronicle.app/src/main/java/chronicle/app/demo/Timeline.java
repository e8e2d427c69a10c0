package chronicle.app.demo;

import chronicle.app.process.Terminal;
import java.util.Locale;

/** Says who did what and when, in seconds since the demonstration began. Thread-safe. */
final class Timeline {

    private final Terminal terminal;
    private final long start = System.nanoTime();

    Timeline(Terminal terminal) {
        this.terminal = terminal;
    }

    synchronized void say(String who, String what) {
        terminal.line(String.format(Locale.ROOT, "%7.3f s  %-10s %s", seconds(), who, what));
    }

    /** Seconds since the start. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
