package chronicle.bus.discovery;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries on disk that an operator should know of. Each is logged once, and again only when its
 * reason changes or it comes back. Written by the polling thread, read by any.
 */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(RouterDiscovery.class);

    /** By path, as printed: what stands there now. */
    private final ConcurrentSkipListMap<String, String> open = new ConcurrentSkipListMap<>();

    private final AtomicLong reported = new AtomicLong();

    /** Notes what is wrong at a path, or with an empty reason that nothing is any more. */
    void note(Path path, String reason) {
        if (reason.isEmpty() && open.isEmpty()) {
            return;
        }
        String place = printable(path.toString());
        if (reason.isEmpty()) {
            open.remove(place);
        } else if (!reason.equals(open.put(place, reason))) {
            reported.incrementAndGet();
            LOG.warn("ignored on the bus: {} path=\"{}\"", printable(reason), place);
        }
    }

    /** Forgets everything that is not at one of these paths. */
    void retain(Set<Path> paths) {
        if (open.isEmpty()) {
            return;
        }
        Set<String> places = new HashSet<>();
        paths.forEach(path -> places.add(printable(path.toString())));
        open.keySet().retainAll(places);
    }

    /** What is wrong now: one line each, ordered by path. */
    List<String> lines() {
        return open.entrySet().stream()
                .map((Map.Entry<String, String> e) -> "path=\"" + e.getKey() + "\" " + e.getValue())
                .toList();
    }

    /** How many reports there were. */
    long reported() {
        return reported.get();
    }

    /** Keeps line breaks and escape sequences of a hostile name out of logs and terminals. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
