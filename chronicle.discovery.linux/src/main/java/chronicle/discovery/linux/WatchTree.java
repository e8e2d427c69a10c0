package chronicle.discovery.linux;

import static chronicle.discovery.linux.Inotify.IN_IGNORED;
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
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Keeps kernel watches on everything whose change can matter, and turns events into hints. One
 * thread at a time.
 *
 * <p>The rule that makes it lose nothing: a hint is given after the watch was added, never before.
 * So what was there before the watch is seen by the scan that the hint causes, and what comes later
 * is an event. A hint of what a watch from before still tells of may come sooner, as a first one.
 */
final class WatchTree {

    /** Where one scan of everything costs less than looking at each by its name. */
    private static final int MANY = 1000;

    private final Kernel kernel;
    private final Path queue;
    private final WatchTable table;
    private final AncestorChain chain;
    private final Unwatched unwatched;
    private final StrategyWatches strategies;
    private final Hints hints;
    private final BooleanSupplier cancelled;

    /** Whose READY has come or gone, and was hinted at, but is not watched yet. */
    private final Set<String> putOff = new LinkedHashSet<>();

    private boolean chainMoved;
    private boolean overflowed;
    private Trouble listProblem = Trouble.NONE;
    private volatile long rebuilds;

    /**
     * @param hints where to say what to look at
     * @param cancelled ends long work early, when nobody needs it any more
     */
    WatchTree(BusLayout layout, Kernel kernel, Hints hints, BooleanSupplier cancelled) {
        this.kernel = kernel;
        this.queue = layout.strategies();
        this.table = new WatchTable(kernel);
        this.chain = new AncestorChain(table, queue, Inotify.ENTRIES);
        this.unwatched = new Unwatched(queue, Advice::forWatch);
        this.strategies = new StrategyWatches(table, chain.queuePath(), unwatched);
        this.hints = hints;
        this.cancelled = cancelled;
    }

    /** Watches everything there is, and lets everything be looked at. */
    void rebuild() {
        chainMoved = false;
        overflowed = false;
        putOff.clear();
        rebuilds = rebuilds + 1;
        listProblem = Trouble.NONE;
        Set<String> listed = new HashSet<>();
        // What cannot be listed keeps the watches that it has.
        if (!chain.sync() || list(listed)) {
            strategies.retain(listed);
            for (String name : listed) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                strategies.sync(name);
            }
        }
        hints.everything();
    }

    /**
     * Tries again what could not be watched, up to the first that still meets a limit.
     *
     * @return whether more is watched than before
     */
    boolean retry() {
        if (isBlind()) {
            rebuild();
            return !isBlind();
        }
        boolean better = false;
        for (String name : unwatched.names()) {
            strategies.sync(name);
            if (unwatched.isWatched(name)) {
                hints.strategy(name);
                better = true;
            } else if (unwatched.isLimited(name)) {
                break;
            }
        }
        return better;
    }

    /** Lets everything be looked at of which no event tells. */
    void hintUnwatched() {
        if (isBlind() || unwatched.size() > MANY) {
            hints.everything();
        } else {
            unwatched.names().forEach(hints::strategy);
        }
    }

    /**
     * Finds out whether {@code orders/queue} is still the directory that is watched, and what has
     * become visible: for changes that no event tells of, such as a link above the bus that was
     * turned, a mount, or permissions of a directory above.
     */
    void verify() {
        int before = chain.queueWd();
        chain.sync();
        if (chain.queueWd() != before) {
            rebuild();
            return;
        }
        for (String name : unwatched.invisible()) {
            strategies.sync(name);
            if (unwatched.isWatched(name)) {
                hints.strategy(name);
            }
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
            case STRATEGY -> onInside(place.strategy(), mask, name, BusLayout.ORDERS_OUT);
            case ORDERS_OUT -> onOrdersOut(place.strategy(), mask, name);
            case READY -> look(place.strategy());
        }
    }

    /** Watches what was put off, and lets it be looked at once more, as the rule has it. */
    void catchUp() {
        if (!putOff.isEmpty()) {
            putOff.forEach(this::look);
            putOff.clear();
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
        return listProblem.isNone() ? unwatched.trouble() : listProblem;
    }

    /** The watch on {@code orders/queue}, another one for another directory, or negative. */
    int queueWd() {
        return chain.queueWd();
    }

    /** Kernel watches held. Any thread. */
    int size() {
        return table.size();
    }

    /** Strategies that should be watched and are not. Any thread. */
    int unwatched() {
        return unwatched.size();
    }

    /** Times everything was watched anew, the first time included. Any thread. */
    long rebuilds() {
        return rebuilds;
    }

    private boolean isBlind() {
        return !chain.problem().isNone() || !listProblem.isNone();
    }

    private void onChain(int level, int mask, String name) {
        if (chain.isAffected(level, mask, name)) {
            chainMoved = true;
        } else if (chain.isQueue(level) && StrategyId.parse(name).isPresent()) {
            look(name);
        }
    }

    /**
     * READY is hinted at before it is watched itself: what the hint waits for here, the router
     * waits for. Until {@link #catchUp()} the watch on its directory still tells what becomes of
     * it.
     */
    private void onOrdersOut(String strategy, int mask, String name) {
        if (name.equals(ReadyMarker.NAME)) {
            hints.strategy(strategy);
            putOff.add(strategy);
        } else if ((mask & Inotify.SELF_GONE) != 0) {
            look(strategy);
        }
    }

    private void onInside(String strategy, int mask, String name, String awaited) {
        if ((mask & Inotify.SELF_GONE) != 0 || name.equals(awaited)) {
            look(strategy);
        }
    }

    /**
     * Watches what is there now, whatever the event said: by the time that it is read, more may
     * have happened.
     */
    private void look(String strategy) {
        strategies.sync(strategy);
        hints.strategy(strategy);
    }

    private Trouble cannotList(Exception e) {
        String noDescriptor = kernel.whyNoDescriptor();
        return noDescriptor.isEmpty()
                ? new Trouble(
                        Cause.FAILURE,
                        "cannot list path=" + queue + " reason=\"" + e.getMessage() + '"')
                : new Trouble(Cause.DESCRIPTORS, noDescriptor + " path=" + queue);
    }

    private boolean list(Set<String> names) {
        // By way of the dot: a FIFO in its place would be opened, and waited for, for ever.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(queue.resolve("."))) {
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
            listProblem = cannotList(e);
            return false;
        }
        return true;
    }
}
