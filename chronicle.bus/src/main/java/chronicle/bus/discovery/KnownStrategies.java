package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryEvent.Added;
import chronicle.bus.discovery.DiscoveryEvent.Removed;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What is known of every entry with a strategy's name, and what has been told: turns looks into
 * events. The same twice gives nothing, an unknown one leaves things as they are, another
 * incarnation gives Removed, then Added.
 */
final class KnownStrategies {

    private final BusLayout layout;
    private final Map<EntryName, KnownStrategy> entries = new HashMap<>();
    private int present;

    KnownStrategies(BusLayout layout) {
        this.layout = layout;
    }

    /** How many have been told as present. */
    int size() {
        return present;
    }

    int entries() {
        return entries.size();
    }

    /** The entry of this name, or null. */
    KnownStrategy find(EntryName name) {
        return entries.get(name);
    }

    void add(KnownStrategy entry) {
        entries.put(entry.name, entry);
    }

    void forget(KnownStrategy entry) {
        entries.remove(entry.name);
    }

    Iterator<KnownStrategy> iterator() {
        return entries.values().iterator();
    }

    /** Takes in what a look found. */
    void apply(KnownStrategy entry, StrategyLook.Found found, List<DiscoveryEvent> events) {
        switch (found) {
            case SAME -> add(entry, events);
            case ANOTHER -> {
                remove(entry, events);
                add(entry, events);
            }
            case NOT_READY, NOTHING -> remove(entry, events);
            case UNCHANGED, UNKNOWN -> {
                // What was told is still true, or as true as can be told.
            }
        }
    }

    private void add(KnownStrategy entry, List<DiscoveryEvent> events) {
        if (!entry.present) {
            events.add(new Added(entry.id, layout.endpoints(entry.id).ordersOut()));
            entry.present = true;
            present++;
        }
    }

    private void remove(KnownStrategy entry, List<DiscoveryEvent> events) {
        if (entry.present) {
            events.add(new Removed(entry.id));
            entry.present = false;
            present--;
        }
    }
}
