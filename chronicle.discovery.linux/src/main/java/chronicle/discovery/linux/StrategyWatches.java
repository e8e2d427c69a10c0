package chronicle.discovery.linux;

import static chronicle.discovery.linux.Inotify.IN_ATTRIB;
import static chronicle.discovery.linux.Inotify.IN_CREATE;
import static chronicle.discovery.linux.Inotify.IN_DELETE;
import static chronicle.discovery.linux.Inotify.IN_DELETE_SELF;
import static chronicle.discovery.linux.Inotify.IN_DONT_FOLLOW;
import static chronicle.discovery.linux.Inotify.IN_EXCL_UNLINK;
import static chronicle.discovery.linux.Inotify.IN_MOVED_FROM;
import static chronicle.discovery.linux.Inotify.IN_MOVED_TO;
import static chronicle.discovery.linux.Inotify.IN_MOVE_SELF;
import static chronicle.discovery.linux.Inotify.IN_ONLYDIR;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The watches below {@code orders/queue}, two per strategy: on its directory, and on its READY once
 * that is there, else on {@code orders_out}, where READY is going to appear. So a strategy at work,
 * which renews its LEASE and makes segments in {@code orders_out}, causes no event at all.
 *
 * <p>Links are not followed, except one in place of {@code orders_out}: it is watched through, for
 * nothing. Names are valid strategy names, hence ASCII.
 */
final class StrategyWatches {

    private static final int REAL_DIRECTORY = IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;
    private static final int DIRECTORY = Inotify.ENTRIES | REAL_DIRECTORY;
    private static final int ORDERS_OUT =
            IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | REAL_DIRECTORY;

    /** IN_ATTRIB: a link to it went, which is all there is while somebody has it open. */
    private static final int READY = IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_DONT_FOLLOW;

    private static final class Watched {
        private int directory = WatchTable.NONE;
        private int ordersOut = WatchTable.NONE;
        private int ready = WatchTable.NONE;
    }

    private final WatchTable table;
    private final StrategyPath path;
    private final Map<String, Watched> strategies = new HashMap<>();
    private final Unwatched unwatched;

    StrategyWatches(WatchTable table, byte[] queue, Unwatched unwatched) {
        this.table = table;
        this.path = new StrategyPath(queue);
        this.unwatched = unwatched;
    }

    /**
     * Watches what there is of a strategy now, and nothing when there is nothing. Whoever reads the
     * disk after this call sees what was made before the watch; what is made later is an event.
     */
    void sync(String name) {
        path.strategy(name);
        Place place = Place.strategy(name);
        int wd = table.add(path.directory(), DIRECTORY, place);
        if (wd < 0 && Errno.isGone(-wd)) {
            drop(name);
            return;
        }
        Watched watched = strategies.computeIfAbsent(name, n -> new Watched());
        watched.directory = replace(watched.directory, wd, place);
        int errno = syncInside(name, watched);
        unwatched.judge(name, wd < 0 ? -wd : errno);
    }

    /** Ends the watches of a strategy that is not under this name any more. */
    void drop(String name) {
        unwatched.forget(name);
        Watched watched = strategies.remove(name);
        if (watched != null) {
            table.remove(watched.directory, Place.strategy(name));
            table.remove(watched.ordersOut, Place.ordersOut(name));
            table.remove(watched.ready, Place.ready(name));
        }
    }

    /** Ends all watches except those of these strategies. */
    void retain(Set<String> names) {
        List<String> known = new ArrayList<>(strategies.keySet());
        for (String name : known) {
            if (!names.contains(name)) {
                drop(name);
            }
        }
    }

    /** Watches READY or, first be told of its coming, then look again, what it will appear in. */
    private int syncInside(String name, Watched watched) {
        if (addReady(name, watched)) {
            dropOrdersOut(name, watched);
            return 0;
        }
        Place place = Place.ordersOut(name);
        int wd = table.add(path.ordersOut(), ORDERS_OUT, place);
        watched.ordersOut = replace(watched.ordersOut, wd, place);
        if (wd >= 0 && addReady(name, watched)) {
            dropOrdersOut(name, watched);
        }
        return wd >= 0 || Errno.isGone(-wd) ? 0 : -wd;
    }

    /**
     * False when READY is not there, or may not or cannot be watched: then its directory has to be.
     * One file under two strategies is watched for the first.
     */
    private boolean addReady(String name, Watched watched) {
        Place place = Place.ready(name);
        int wd = table.addUnlessTaken(path.ready(), READY, place);
        watched.ready = replace(watched.ready, wd, place);
        return wd >= 0;
    }

    private void dropOrdersOut(String name, Watched watched) {
        watched.ordersOut = replace(watched.ordersOut, WatchTable.NONE, Place.ordersOut(name));
    }

    private int replace(int before, int after, Place place) {
        if (before != after) {
            table.remove(before, place);
        }
        return Math.max(after, WatchTable.NONE);
    }
}
