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

    /** How to describe an errno that a path met. */
    interface Words {
        Trouble of(int errno, String path);
    }

    private final Path queue;
    private final Words words;

    /** Visible, so they have to be scanned; by name, in the order of refusal: the errno. */
    private final Map<String, Integer> refused = new LinkedHashMap<>();

    /** Neither to be watched nor to be looked at: nothing to scan until that changes. */
    private final Set<String> invisible = new HashSet<>();

    private volatile int size;

    /** What was said last, and of whom: the limit that refused, not the one that counts by now. */
    private Trouble said = Trouble.NONE;

    private String saidOf = "";

    Unwatched(Path queue, Words words) {
        this.queue = queue;
        this.words = words;
    }

    /**
     * @param errno why a strategy could not be watched, 0 when it is
     */
    void judge(String name, int errno) {
        if (name.equals(saidOf)) {
            saidOf = "";
        }
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
        String name = entry.getKey();
        if (!name.equals(saidOf)) {
            said = words.of(entry.getValue(), queue.resolve(name).toString());
            saidOf = name;
        }
        return said;
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
