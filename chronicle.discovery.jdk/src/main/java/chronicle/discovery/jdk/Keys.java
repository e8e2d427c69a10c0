package chronicle.discovery.jdk;

import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which key watches which places. The JDK gives the same key again for a directory that has one,
 * under whatever path: so a key's own path says nothing, and one key may stand for several places.
 */
final class Keys {

    private final Map<WatchKey, Set<Place>> places = new HashMap<>();
    private final Map<Place, WatchKey> keys = new HashMap<>();

    /** A place has one key; it must have been removed before. */
    void put(Place place, WatchKey key) {
        keys.put(place, key);
        places.computeIfAbsent(key, unused -> new HashSet<>()).add(place);
    }

    /** Cancels the key unless another place has it too. */
    void remove(Place place) {
        WatchKey key = keys.remove(place);
        if (key == null) {
            return;
        }
        Set<Place> left = places.get(key);
        left.remove(place);
        if (left.isEmpty()) {
            places.remove(key);
            key.cancel();
        }
    }

    void removeAll() {
        places.keySet().forEach(WatchKey::cancel);
        places.clear();
        keys.clear();
    }

    /** None for a key that was cancelled: what it still has to tell is told otherwise. */
    Set<Place> of(WatchKey key) {
        return Set.copyOf(places.getOrDefault(key, Set.of()));
    }

    int size() {
        return keys.size();
    }
}
