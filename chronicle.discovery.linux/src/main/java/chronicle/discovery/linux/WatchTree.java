package chronicle.discovery.linux;

import static chronicle.discovery.linux.Inotify.IN_ATTRIB;
import static chronicle.discovery.linux.Inotify.IN_CREATE;
import static chronicle.discovery.linux.Inotify.IN_DELETE;
import static chronicle.discovery.linux.Inotify.IN_IGNORED;
import static chronicle.discovery.linux.Inotify.IN_MOVED_FROM;
import static chronicle.discovery.linux.Inotify.IN_MOVED_TO;
import static chronicle.discovery.linux.Inotify.IN_Q_OVERFLOW;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.WatchHealth.Cause;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps kernel watches on everything whose change can matter, and turns events into hints. One
 * thread at a time.
 *
 * <p>The rule that makes it lose nothing: a hint is given after the watch was added, never before.
 * So what was there before the watch is seen by the scan that the hint causes, and what comes later
 * is an event.
 */
final class WatchTree {

    private static final int COMES = IN_CREATE | IN_MOVED_TO | IN_ATTRIB;
    private static final int GOES = IN_DELETE | IN_MOVED_FROM;

    private final Path queue;
    private final WatchTable table;
    private final AncestorChain chain;
    private final StrategyWatches strategies;
    private final Hints hints;
    private final BooleanSupplier cancelled;
    private boolean chainMoved;
    private boolean overflowed;
    private Trouble listProblem = Trouble.NONE;

    /**
     * @param hints where to say what to look at
     * @param cancelled ends long work early, when nobody needs it any more
     */
    WatchTree(BusLayout layout, Kernel kernel, Hints hints, BooleanSupplier cancelled) {
        this.queue = layout.strategies();
        this.table = new WatchTable(kernel);
        this.chain = new AncestorChain(table, queue, Inotify.ENTRIES);
        this.strategies = new StrategyWatches(table, chain.queuePath());
        this.hints = hints;
        this.cancelled = cancelled;
    }

    /** Watches everything there is, and lets everything be looked at. */
    void rebuild() {
        chainMoved = false;
        overflowed = false;
        watchAll(false);
        hints.everything();
    }

    /** Tries again what a limit kept unwatched, and lets everything be looked at. */
    void retry() {
        watchAll(true);
        hints.everything();
    }

    /**
     * Finds out whether {@code orders/queue} is still the directory that is watched: for changes
     * that no event tells of, such as a link above it that was turned, or a mount.
     */
    void verify() {
        int before = chain.queueWd();
        chain.sync();
        if (chain.queueWd() != before) {
            rebuild();
        }
    }

    /** Takes one event. After the last one that is at hand, {@link #settle()}. */
    void onEvent(int wd, int mask, String name) {
        if ((mask & IN_Q_OVERFLOW) != 0) {
            overflowed = true;
            return;
        }
        Place place = table.find(wd);
        if (place == null) {
            // Of a watch that was ended while this event was on its way.
            return;
        }
        if ((mask & IN_IGNORED) != 0) {
            table.ended(wd);
        }
        switch (place.role()) {
            case CHAIN -> onChain(place.level(), mask, name);
            case STRATEGY -> onStrategyDirectory(place.strategy(), mask, name);
            case ORDERS_OUT -> onOrdersOut(place.strategy(), mask, name);
        }
    }

    /**
     * Catches up when the chain has moved or events were lost.
     *
     * @return whether events were lost
     */
    boolean settle() {
        boolean lost = overflowed;
        if (lost || chainMoved) {
            rebuild();
        }
        return lost;
    }

    /** Why changes may go unseen. */
    Trouble problem() {
        if (!chain.problem().isNone()) {
            return chain.problem();
        }
        return strategies.limit().isNone() ? listProblem : strategies.limit();
    }

    /** Kernel watches held. Any thread. */
    int size() {
        return table.size();
    }

    private void onChain(int level, int mask, String name) {
        if (chain.isAffected(level, mask, name)) {
            chainMoved = true;
        } else if (chain.isQueue(level) && StrategyId.parse(name).isPresent()) {
            if ((mask & GOES) != 0) {
                strategies.drop(name);
            } else if ((mask & COMES) != 0) {
                strategies.watch(name);
            }
            hints.strategy(name);
        }
    }

    private void onStrategyDirectory(String strategy, int mask, String name) {
        if ((mask & Inotify.SELF_GONE) != 0) {
            strategies.watch(strategy);
        } else if (!name.equals(BusLayout.ORDERS_OUT)) {
            return;
        } else if ((mask & GOES) != 0) {
            strategies.dropOrdersOut(strategy);
        } else {
            strategies.watchOrdersOut(strategy);
        }
        hints.strategy(strategy);
    }

    private void onOrdersOut(String strategy, int mask, String name) {
        if ((mask & Inotify.SELF_GONE) != 0) {
            strategies.watchOrdersOut(strategy);
        } else if (!name.equals(ReadyMarker.NAME)) {
            return;
        }
        hints.strategy(strategy);
    }

    private void watchAll(boolean onlyMissing) {
        strategies.clearLimit();
        listProblem = Trouble.NONE;
        Set<String> listed = new HashSet<>();
        if (chain.sync() && !list(listed)) {
            // What could not be listed keeps the watches that it has.
            return;
        }
        strategies.retain(listed);
        for (String name : listed) {
            boolean watched = onlyMissing ? strategies.watchMissing(name) : strategies.watch(name);
            if (!watched || cancelled.getAsBoolean()) {
                return;
            }
        }
    }

    private boolean list(Set<String> names) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (StrategyId.parse(name).isPresent()) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // Its own event is on the way.
            names.clear();
        } catch (DirectoryIteratorException | IOException e) {
            listProblem =
                    new Trouble(
                            Cause.FAILURE,
                            "cannot list path=" + queue + " reason=\"" + e.getMessage() + '"');
            return false;
        }
        return true;
    }
}
