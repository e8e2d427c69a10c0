package chronicle.bus.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries of a directory that an operator should know of. Each is logged once, and again only when
 * its reason changes or it comes back; of very many the rest is only counted. Written by the
 * polling thread, read by any.
 */
final class Problems {

    private static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RouterDiscovery.class);

    private static final class Report {
        private String reason;
        private long listing;
    }

    private final Path directory;
    private final int most;

    /** What stands there now. */
    private final Map<EntryName, Report> open = new HashMap<>();

    private long reported;
    private long listing;
    private int beyond;
    private int unlisted;

    /**
     * @param directory what all names are in
     */
    Problems(Path directory) {
        this(directory, MOST);
    }

    /**
     * @param most how many are kept and logged one by one
     */
    Problems(Path directory, int most) {
        this.directory = directory;
        this.most = most;
    }

    /** Begins a look at all entries. */
    synchronized void begin(long newListing) {
        listing = newListing;
        beyond = 0;
    }

    /**
     * Notes what is wrong with an entry, or with an empty reason that nothing is any more.
     *
     * @param name of the entry; the empty name is the directory itself
     */
    synchronized void note(EntryName name, String reason) {
        if (reason.isEmpty()) {
            if (!open.isEmpty()) {
                open.remove(name);
            }
            return;
        }
        Report report = open.get(name);
        if (report == null) {
            if (open.size() >= most) {
                beyond++;
                return;
            }
            report = new Report();
            open.put(name.copy(), report);
        }
        report.listing = listing;
        if (!reason.equals(report.reason)) {
            report.reason = reason;
            reported++;
            LOG.warn("ignored on the bus: {} path=\"{}\"", printable(reason), place(name));
        }
    }

    /** Ends a look at all entries, which found everything: forgets what is not there any more. */
    synchronized void settle() {
        open.values().removeIf(report -> report.listing != listing);
        if (beyond > 0 && unlisted == 0) {
            reported++;
            LOG.warn("ignored on the bus: more than {} entries path=\"{}\"", most, directory);
        }
        unlisted = beyond;
    }

    /** What is wrong now: one line each, ordered by path. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        open.forEach((name, it) -> lines.add("path=\"" + place(name) + "\" " + it.reason));
        lines.sort(null);
        if (unlisted > 0) {
            lines.add("and " + unlisted + " more");
        }
        return lines;
    }

    /** How many reports there were. */
    synchronized long reported() {
        return reported;
    }

    private String place(EntryName name) {
        String above = printable(directory.toString());
        return name.length() == 0 ? above : above + directory.getFileSystem().getSeparator() + name;
    }

    /** Keeps line breaks and escape sequences out of logs and terminals. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
