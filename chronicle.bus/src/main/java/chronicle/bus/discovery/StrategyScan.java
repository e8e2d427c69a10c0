package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.core.DirectoryWalk;
import chronicle.core.FileFacts.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Iterator;
import java.util.List;

/**
 * The truth about strategies, as it is on disk at the moment. Entries come and go while they are
 * looked at, names are whatever bytes somebody chose, and the directory itself may be exchanged:
 * nothing of that ends a scan. What a listing does not hold is looked at by its name before it
 * counts as gone, so that a listing that cannot be had makes nothing go.
 *
 * <p>A scan of what has not changed allocates nothing that grows with the number of strategies.
 */
final class StrategyScan {

    /** Of so many scans one looks at everything, whatever times prove. */
    static final int THOROUGH_EVERY = 12;

    /** How often a listing is begun anew because the directory was exchanged meanwhile. */
    private static final int TRIES = 3;

    private final DirectoryWalk walk;
    private final StrategyLook look;
    private final KnownStrategies known;
    private final Problems problems;

    private final EntryName name = EntryName.empty();
    private final EntryName root = EntryName.empty();

    private int scans;

    /** Of the look at all of them that is under way. */
    private boolean thorough;

    private int tries;
    private boolean underWay;

    private long listing;
    private int entries;
    private int skipped;

    /**
     * @param walk of {@code orders/queue}
     */
    StrategyScan(BusLayout layout, DirectoryWalk walk, Problems problems) {
        this.walk = walk;
        this.look = new StrategyLook(walk);
        this.known = new KnownStrategies(layout);
        this.problems = problems;
    }

    /** How many strategies have been told as present. */
    int strategies() {
        return known.size();
    }

    /** How many entries are kept in mind, told or not. */
    int remembered() {
        return known.entries();
    }

    /** How many entries the last scan of all found. */
    int entries() {
        return entries;
    }

    /** At how many of them it looked no closer, since nothing can have changed. */
    int skipped() {
        return skipped;
    }

    /** Looks at one strategy. */
    void one(StrategyId strategy, List<DiscoveryEvent> events) {
        EntryName key = EntryName.of(strategy);
        KnownStrategy entry = known.find(key);
        boolean isNew = entry == null;
        if (isNew) {
            entry = new KnownStrategy(key, walk.newFacts());
        }
        StrategyLook.Found found = look.whole(entry);
        take(entry, found, events);
        if (found == StrategyLook.Found.NOTHING) {
            // Not at the next scan: names may come and go by the thousand until then.
            known.forget(entry);
            return;
        }
        if (isNew) {
            known.add(entry);
        }
        if (found != StrategyLook.Found.UNKNOWN) {
            // What a listing under way says of this place may be older than the look.
            entry.listing = listing;
        }
    }

    /** Looks at all of them, from the beginning. */
    void all(List<DiscoveryEvent> events) {
        giveUp();
        boolean done;
        do {
            done = some(Integer.MAX_VALUE, events);
        } while (!done);
    }

    /**
     * Goes on looking at all of them, or begins to. Single ones may be looked at in between.
     *
     * @param most how many listed entries to look at before returning
     * @return whether all have been looked at; the next call begins anew then
     */
    boolean some(int most, List<DiscoveryEvent> events) {
        try {
            boolean done = step(most, events);
            if (done) {
                giveUp();
            }
            return done;
        } catch (RuntimeException | Error e) {
            giveUp();
            throw e;
        }
    }

    /** Ends a look at all of them in the middle, if there is one. */
    void giveUp() {
        walk.close();
        underWay = false;
        tries = 0;
    }

    private boolean step(int most, List<DiscoveryEvent> events) {
        String problem = "";
        try {
            if (!underWay) {
                begin();
            }
            if (!list(most, events)) {
                return false;
            }
            if (!walk.stillThere()) {
                if (tries < TRIES) {
                    underWay = false;
                    return false;
                }
                problem = "it is being replaced all the time";
            }
        } catch (NoSuchFileException notYet) {
            // No bus, no strategies: an ordinary state.
        } catch (NotDirectoryException e) {
            problems.note(root, "not a directory");
        } catch (IOException e) {
            problem = "cannot list: " + reason(e);
        }
        // What is looked at from here on is looked up by the path.
        walk.close();
        lookAtUnlisted(problem.isEmpty(), events);
        if (problem.isEmpty()) {
            problems.settle();
        } else {
            problems.note(root, problem);
        }
        return true;
    }

    /** Without the path, which the problem has anyway: of some it is all that the message has. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : String.valueOf(e.getMessage());
    }

    private void begin() throws IOException {
        if (tries++ == 0) {
            thorough = scans++ % THOROUGH_EVERY == 0;
        }
        listing++;
        problems.begin(listing);
        entries = 0;
        skipped = 0;
        underWay = true;
        walk.start();
    }

    /** Whether that was the rest of the listing. */
    private boolean list(int most, List<DiscoveryEvent> events) throws IOException {
        for (int i = 0; i < most; i++) {
            if (!walk.next()) {
                return true;
            }
            entries++;
            listed(events);
        }
        return false;
    }

    private void listed(List<DiscoveryEvent> events) {
        name.set(walk.name(), walk.nameLength());
        if (!name.isStrategy()) {
            if (walk.kind() != Kind.MISSING) {
                problems.note(name, "not a strategy name, 1 to 128 of [A-Za-z0-9._-]");
            }
            return;
        }
        KnownStrategy entry = known.find(name);
        if (entry == null) {
            entry = new KnownStrategy(name.copy(), walk.newFacts());
            known.add(entry);
        }
        if (entry.listing == listing) {
            return;
        }
        entry.listing = listing;
        StrategyLook.Found found = look.listed(entry, walk.kind(), thorough);
        skipped += found == StrategyLook.Found.UNCHANGED ? 1 : 0;
        take(entry, found, events);
    }

    /**
     * Also where nothing could be listed: then this finds out what is gone. What cannot be told
     * then is no problem of each entry's own.
     */
    private void lookAtUnlisted(boolean complete, List<DiscoveryEvent> events) {
        for (Iterator<KnownStrategy> all = known.iterator(); all.hasNext(); ) {
            KnownStrategy entry = all.next();
            if (entry.listing != listing) {
                StrategyLook.Found found = look.whole(entry);
                if (complete || found != StrategyLook.Found.UNKNOWN) {
                    take(entry, found, events);
                }
                if (found == StrategyLook.Found.NOTHING) {
                    all.remove();
                }
            }
        }
    }

    private void take(KnownStrategy entry, StrategyLook.Found found, List<DiscoveryEvent> events) {
        known.apply(entry, found, events);
        problems.note(entry.name, entry.problem);
    }
}
