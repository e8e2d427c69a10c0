package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.router.RouterListener;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Prints one line per event, flushed, for people and for programs that read them: {@code router up
 * bus=DIR watcher=NAME}, {@code added NAME}, {@code removed NAME}, {@code watcher NAME}. Problems
 * are in the log.
 */
public final class ConsoleReporter implements RouterListener {

    private final PrintStream out;
    private volatile boolean enabled;

    public ConsoleReporter(PrintStream out, boolean enabled) {
        this.out = out;
        this.enabled = enabled;
    }

    /** Any thread. */
    public void enabled(boolean on) {
        enabled = on;
    }

    @Override
    public void routerUp(Path bus, String watcher) {
        print("router up bus=" + bus + " watcher=" + watcher);
    }

    @Override
    public void strategyAdded(StrategyId strategy) {
        print("added " + strategy);
    }

    @Override
    public void strategyRemoved(StrategyId strategy) {
        print("removed " + strategy);
    }

    @Override
    public void watcherChanged(String watcher) {
        print("watcher " + watcher);
    }

    private void print(String line) {
        if (enabled) {
            out.println(line);
            out.flush();
        }
    }
}
