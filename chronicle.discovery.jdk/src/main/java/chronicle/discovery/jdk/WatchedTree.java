package chronicle.discovery.jdk;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.discovery.jdk.Place.Level;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches every directory that matters: those on the way to {@code orders/queue}, itself, each
 * strategy and its {@code orders_out}. A directory does not tell that it was renamed, only its
 * parent does: that is why a strategy needs two keys.
 *
 * <p>Two rules keep changes from getting lost. From the top down: a directory is watched before
 * what is in it, so whatever comes later is an event. And a hint follows the watch: what happened
 * before the watch was there is found by whoever is told to look. One thread at a time.
 */
final class WatchedTree {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedTree.class);

    private static final WatchEvent.Kind<?>[] ENTRIES = {ENTRY_CREATE, ENTRY_DELETE};

    /**
     * A change of an entry's mode is a change of the entry: what may be read now can be watched.
     */
    private static final WatchEvent.Kind<?>[] ENTRIES_AND_MODES = {
        ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY
    };

    private final Path top;
    private final WatchService service;
    private final Hints hints;
    private final Keys keys = new Keys();
    private final Map<Place, Refusal> unwatched = new LinkedHashMap<>();
    private final Map<Path, String> way = new LinkedHashMap<>();
    private boolean rebuildDue;
    private boolean overflowed;
    private long events;
    private long overflows;
    private long retries;
    private long rebuilds;

    WatchedTree(BusLayout layout, WatchService service, Hints hints) {
        this.top = layout.strategies();
        this.service = service;
        this.hints = hints;
    }

    /** Watches all there is anew, and has everything looked at. */
    void rebuild() {
        rebuildDue = false;
        keys.removeAll();
        unwatched.clear();
        way.clear();
        watchTheWay();
        if (unwatched.isEmpty()) {
            watchStrategies();
        }
        // Else everything is scanned until the way can be watched, whatever is watched below.
        hints.addAll();
    }

    private void watchStrategies() {
        // By way of the dot: a FIFO in its place would be opened, and waited for, for ever.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(top.resolve("."))) {
            for (Path entry : entries) {
                watchStrategy(entry.getFileName());
            }
        } catch (NoSuchFileException | NotDirectoryException notYet) {
            // Whoever makes it is seen from above.
        } catch (DirectoryIteratorException e) {
            refused(new Place(Level.STRATEGIES, top.getFileName()), top, e.getCause());
        } catch (IOException e) {
            refused(new Place(Level.STRATEGIES, top.getFileName()), top, e);
        }
    }

    private void watchTheWay() {
        Path directory = top.getRoot();
        for (Path next : top) {
            watchOnTheWay(new Place(Level.ANCESTOR, next), directory);
            directory = directory.resolve(next);
        }
        watchOnTheWay(new Place(Level.STRATEGIES, top.getFileName()), top);
    }

    private void watchOnTheWay(Place place, Path directory) {
        // Before the watch: an exchange between the two is an event of the parent.
        way.put(directory, identity(directory));
        watch(place, directory, ENTRIES_AND_MODES);
    }

    /** Watches a strategy anew: its name may stand for another directory by now. */
    private void watchStrategy(Path name) {
        Path directory = top.resolve(name);
        forget(Place.strategy(name));
        forget(Place.ordersOut(name));
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            watch(Place.strategy(name), directory, ENTRIES_AND_MODES);
            watchOrdersOut(name);
        }
    }

    private void watchOrdersOut(Path name) {
        Path directory = top.resolve(name).resolve(BusLayout.ORDERS_OUT);
        forget(Place.ordersOut(name));
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            watch(Place.ordersOut(name), directory, ENTRIES);
        }
    }

    private void forget(Place place) {
        keys.remove(place);
        unwatched.remove(place);
    }

    private void watch(Place place, Path directory, WatchEvent.Kind<?>[] kinds) {
        try {
            keys.put(place, directory.register(service, kinds));
            unwatched.remove(place);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // Not there, or not any more: the directory above tells when that changes.
            unwatched.remove(place);
        } catch (IOException e) {
            refused(place, directory, e);
        }
    }

    private void refused(Place place, Path directory, IOException e) {
        if (!(e instanceof AccessDeniedException) || isMissed(place)) {
            unwatched.put(place, Refusal.of(e, directory));
        }
    }

    /**
     * Whether a directory that may not be read could still be looked into. Where it cannot, nothing
     * is missed, and its parent tells when its mode changes. Above the bus directories that may be
     * passed but not read are ordinary; {@link #verify()} stands in for their events.
     */
    private boolean isMissed(Place place) {
        if (place.level() == Level.ANCESTOR) {
            return false;
        }
        if (place.level() == Level.STRATEGIES) {
            return true;
        }
        Path marker =
                top.resolve(place.name()).resolve(BusLayout.ORDERS_OUT).resolve(ReadyMarker.NAME);
        try {
            Files.readAttributes(marker, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Takes what a key has to tell. */
    void take(WatchKey key) {
        Set<Place> places = keys.of(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            events += event.count();
            for (Place place : places) {
                if (event.kind() == OVERFLOW) {
                    overflowed = true;
                    rebuildDue = true;
                } else {
                    changed(place, (Path) event.context());
                }
            }
        }
        if (!places.isEmpty() && !key.reset()) {
            places.forEach(this::gone);
        }
    }

    private void changed(Place place, Path entry) {
        switch (place.level()) {
            case ANCESTOR -> rebuildDue |= entry.equals(place.name());
            case STRATEGIES -> {
                watchStrategy(entry);
                hints.add(entry.toString());
            }
            case STRATEGY -> {
                if (entry.toString().equals(BusLayout.ORDERS_OUT)) {
                    watchOrdersOut(place.name());
                    hints.add(place.name().toString());
                }
            }
            case ORDERS_OUT -> {
                if (entry.toString().equals(ReadyMarker.NAME)) {
                    hints.add(place.name().toString());
                }
            }
        }
    }

    /** The directory of a place was deleted; another may be there by now. */
    private void gone(Place place) {
        if (place.isOnTheWay()) {
            rebuildDue = true;
        } else {
            watchStrategy(place.name());
            hints.add(place.name().toString());
        }
    }

    /** To be called when nothing is left to take for now. */
    void settle() {
        if (rebuildDue) {
            if (overflowed) {
                // One loss, however many keys tell of it.
                overflowed = false;
                overflows++;
                LOG.info("{} path={}", Refusal.overflow(), top);
            }
            rebuilds++;
            rebuild();
        }
    }

    /** Has what is not watched looked at, and tries to watch it. */
    void retry() {
        retries++;
        boolean full = false;
        for (Place place : List.copyOf(unwatched.keySet())) {
            if (place.isOnTheWay()) {
                rebuildDue = true;
            } else {
                if (!full) {
                    watchStrategy(place.name());
                    full = isFull(place);
                }
                hints.add(place.name().toString());
            }
        }
        settle();
    }

    /** Whether the limit of watches is in the way: the others would fare no better. */
    private boolean isFull(Place place) {
        Refusal refusal = unwatched.get(place);
        return refusal != null && refusal.cause() == Cause.WATCH_LIMIT;
    }

    /** Finds out whether the way still leads where it led. */
    void verify() {
        way.forEach((directory, before) -> rebuildDue |= !identity(directory).equals(before));
        settle();
    }

    private static String identity(Path directory) {
        try {
            Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
            return String.valueOf(key);
        } catch (IOException missing) {
            return "";
        }
    }

    Map<Place, Refusal> unwatched() {
        return unwatched;
    }

    /** Everything that is counted. */
    Counters counters() {
        return new Counters(events, overflows, keys.size(), unwatched.size(), retries, rebuilds);
    }
}
