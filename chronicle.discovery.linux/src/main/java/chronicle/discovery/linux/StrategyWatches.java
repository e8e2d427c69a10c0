package chronicle.discovery.linux;

import static chronicle.discovery.linux.Inotify.IN_CREATE;
import static chronicle.discovery.linux.Inotify.IN_DELETE;
import static chronicle.discovery.linux.Inotify.IN_DONT_FOLLOW;
import static chronicle.discovery.linux.Inotify.IN_EXCL_UNLINK;
import static chronicle.discovery.linux.Inotify.IN_MOVED_FROM;
import static chronicle.discovery.linux.Inotify.IN_MOVED_TO;
import static chronicle.discovery.linux.Inotify.IN_ONLYDIR;

import chronicle.bus.BusLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The watches below {@code orders/queue}: two per strategy, on its directory and on its {@code
 * orders_out}. Links are not followed. Names are valid strategy names, hence ASCII.
 */
final class StrategyWatches {

    private static final int REAL_DIRECTORY = IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
    private static final int DIRECTORY = Inotify.ENTRIES | REAL_DIRECTORY;

    /** Writes and permissions do not matter here: only whether READY is there. */
    private static final int ORDERS_OUT =
            IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | REAL_DIRECTORY;

    private static final class Watched {
        private int directory = WatchTable.NONE;
        private int ordersOut = WatchTable.NONE;
    }

    private final WatchTable table;
    private final byte[] queue;
    private final Map<String, Watched> strategies = new HashMap<>();
    private Trouble limit = Trouble.NONE;

    StrategyWatches(WatchTable table, byte[] queue) {
        this.table = table;
        this.queue = queue;
    }

    /**
     * Watches what there is of a strategy now. Whoever reads the disk after this call sees what was
     * made before the watch; what is made later is an event.
     *
     * @return false when a limit of the system keeps it unwatched
     */
    boolean watch(String name) {
        byte[] path = PathBytes.child(queue, name);
        int wd = table.add(path, DIRECTORY, Place.strategy(name));
        if (wd < 0) {
            drop(name);
            return isWithinLimits(wd, path);
        }
        Watched watched = strategies.computeIfAbsent(name, n -> new Watched());
        if (watched.directory != wd) {
            table.remove(watched.directory, Place.strategy(name));
            watched.directory = wd;
        }
        return watchOrdersOut(name);
    }

    /** As {@link #watch}, for the {@code orders_out} of a strategy that is watched. */
    boolean watchOrdersOut(String name) {
        Watched watched = strategies.get(name);
        if (watched == null) {
            return watch(name);
        }
        byte[] path = PathBytes.child(PathBytes.child(queue, name), BusLayout.ORDERS_OUT);
        int wd = table.add(path, ORDERS_OUT, Place.ordersOut(name));
        if (watched.ordersOut != wd) {
            table.remove(watched.ordersOut, Place.ordersOut(name));
            watched.ordersOut = Math.max(wd, WatchTable.NONE);
        }
        return wd >= 0 || isWithinLimits(wd, path);
    }

    /** As {@link #watch}, without asking the kernel again for what is watched already. */
    boolean watchMissing(String name) {
        Watched watched = strategies.get(name);
        if (watched == null || !table.owns(watched.directory, Place.strategy(name))) {
            return watch(name);
        }
        return table.owns(watched.ordersOut, Place.ordersOut(name)) || watchOrdersOut(name);
    }

    /** Ends the watches of a strategy that is not under this name any more. */
    void drop(String name) {
        Watched watched = strategies.remove(name);
        if (watched != null) {
            table.remove(watched.directory, Place.strategy(name));
            table.remove(watched.ordersOut, Place.ordersOut(name));
        }
    }

    /** Ends the watch of an {@code orders_out} that is not under this strategy any more. */
    void dropOrdersOut(String name) {
        Watched watched = strategies.get(name);
        if (watched != null) {
            table.remove(watched.ordersOut, Place.ordersOut(name));
            watched.ordersOut = WatchTable.NONE;
        }
    }

    /** Ends all watches except those of these strategies. */
    void retain(Set<String> names) {
        for (String name : new ArrayList<>(strategies.keySet())) {
            if (!names.contains(name)) {
                drop(name);
            }
        }
    }

    /** Why strategies are left unwatched. */
    Trouble limit() {
        return limit;
    }

    /** Forgets the limit, to try again. */
    void clearLimit() {
        limit = Trouble.NONE;
    }

    private boolean isWithinLimits(int negatedErrno, byte[] path) {
        if (Errno.isLimit(-negatedErrno)) {
            limit = Errno.troubleWithWatch(-negatedErrno, PathBytes.text(path));
            return false;
        }
        // Gone again, or not readable: the first is a later event, the second the scan reports.
        return true;
    }
}
