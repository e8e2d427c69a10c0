package chronicle.itest;

import chronicle.itest.container.Felix;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;

/** The bundles of our watchers, and how tests set them up. */
final class WatcherBundles {

    static final String INOTIFY = "chronicle.discovery.linux";
    static final String JDK = "chronicle.discovery.jdk";
    static final String POLL = "chronicle.discovery.poll";

    /** A rescan interval that is out of reach: only the watcher in use brings news. */
    static final long HOUR_MS = 3_600_000;

    private WatcherBundles() {}

    /** The one that polls does so often enough that nobody waits for it. */
    static void pollOften(Felix felix) throws IOException {
        felix.configuration(POLL).update(new Hashtable<>(Map.of("interval_ms", 20)));
    }
}
