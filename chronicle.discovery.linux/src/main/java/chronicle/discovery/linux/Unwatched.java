package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Strategies that should be watched and are not. Written by the awaiting thread. */
final class Unwatched {

    private final Path queue;

    /** Visible, so they have to be scanned; by name, in the order of refusal: the errno. */
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    /** Neither to be watched nor to be looked at: nothing to scan until that changes. */
    private final Set<String> invisible = new HashSet<>();

    private volatile int size;

    Unwatched(Path queue) {
        this.queue = queue;
    }

    /**
     * @param errno why a strategy could not be watched, 0 when it is
     */
    void judge(String name, int errno) {
        if (errno == 0) {
            forget(name);
        } else if (Errno.isDenied(errno) && !isVisible(name)) {
            forget(name);
            invisible.add(name);
        } else {
            invisible.remove(name);
            refused.put(name, errno);
            size = refused.size();
        }
    }

    void forget(String name) {
        if (refused.remove(name) != null) {
            size = refused.size();
        }
        invisible.remove(name);
    }

    boolean isLimited(String name) {
        Integer errno = refused.get(name);
        return errno != null && Errno.isLimit(errno);
    }

    boolean isWatched(String name) {
        return !refused.containsKey(name) && !invisible.contains(name);
    }

    /** Those to be scanned. */
    List<String> names() {
        return List.copyOf(refused.keySet());
    }

    List<String> invisible() {
        return List.copyOf(invisible);
    }

    /** Any thread. */
    int size() {
        return size;
    }

    /** Why, a limit before all others, the oldest before later ones: it does not flicker. */
    Trouble trouble() {
        Trouble first = Trouble.NONE;
        for (Map.Entry<String, Integer> entry : refused.entrySet()) {
            if (Errno.isLimit(entry.getValue())) {
                return trouble(entry);
            }
            if (first.isNone()) {
                first = trouble(entry);
            }
        }
        return first;
    }

    private Trouble trouble(Map.Entry<String, Integer> entry) {
        return Advice.forWatch(entry.getValue(), queue.resolve(entry.getKey()).toString());
    }

    private boolean isVisible(String name) {
        Path ready = queue.resolve(name).resolve(BusLayout.ORDERS_OUT).resolve(ReadyMarker.NAME);
        try {
            Files.readAttributes(ready, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException e) {
            return false;
        } catch (IOException missingOrOdd) {
            // The scan can tell as much, so it is worth scanning.
            return true;
        }
    }
}
