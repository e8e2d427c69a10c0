package chronicle.shell;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.RouterListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Tells what happens in one router, as it happens: a listener whose news another thread prints. Of
 * a reader who does not keep up the news beyond a few thousand are dropped, and counted.
 */
final class EventFollow implements RouterListener {

    private static final int MOST_WAITING = 4_096;

    /** A lane's change, or a line of a router; neither is the end. */
    private record News(LaneEvent lane, String line) {}

    private final Path bus;
    private final BlockingQueue<News> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean ended;
    private volatile boolean dropped;

    EventFollow(Path bus) {
        this.bus = bus;
    }

    @Override
    public void hear(Path from, Consumer<RouterListener> news) {
        if (from.equals(bus)) {
            news.accept(this);
        }
    }

    @Override
    public void laneChanged(LaneEvent event) {
        offer(new News(event, null));
    }

    @Override
    public void watcherChanged(String watcher) {
        router("WATCHER", watcher);
    }

    @Override
    public void problem(String what) {
        router("PROBLEM", what);
    }

    @Override
    public void routerUp(Path of, String watcher) {
        router("UP", "bus=" + of + " watcher=" + watcher);
    }

    @Override
    public void strategyAdded(StrategyId strategy) {
        // Its lane's change says so.
    }

    private void router(String what, String reason) {
        long now = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
        offer(new News(null, EventLines.of(now, "(router)", what, reason)));
    }

    private void offer(News news) {
        if (!waiting.offer(news)) {
            dropped = true;
        }
    }

    /** Has {@link #print} return. Any thread. */
    void end() {
        ended = true;
        // Wakes whoever waits; when there is no room nobody does.
        waiting.offer(new News(null, null));
    }

    /**
     * Prints until it is ended, interrupted, or nobody reads any more.
     *
     * @param told changes that need not be told again
     */
    void print(List<LaneEvent> told, PrintStream out) {
        Set<LaneEvent> known = new HashSet<>(told);
        try {
            while (!ended && !out.checkError()) {
                News news = waiting.take();
                if (dropped) {
                    dropped = false;
                    out.println("some events were not told: they came faster than they were read");
                }
                if (news.line != null) {
                    out.println(news.line);
                } else if (news.lane != null && !known.remove(news.lane)) {
                    out.println(EventLines.of(news.lane));
                }
            }
        } catch (InterruptedException e) {
            // Ctrl-C in the shell: the wish to end, which is done now.
            ended = true;
        }
    }
}
