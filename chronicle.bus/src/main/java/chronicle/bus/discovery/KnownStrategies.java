package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryEvent.Added;
import chronicle.bus.discovery.DiscoveryEvent.Removed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been told so far: turns sightings into events. The same sighting twice gives nothing, an
 * unknown one leaves things as they are, another incarnation gives Removed, then Added.
 */
final class KnownStrategies {

    private final BusLayout layout;
    private final Map<StrategyId, String> incarnations = new HashMap<>();

    KnownStrategies(BusLayout layout) {
        this.layout = layout;
    }

    /** How many have been told as present. */
    int size() {
        return incarnations.size();
    }

    /** Takes in what was seen of one strategy. */
    void apply(StrategyId strategy, Sighting sighting, List<DiscoveryEvent> events) {
        if (sighting.state() == Sighting.State.UNKNOWN) {
            return;
        }
        String known = incarnations.get(strategy);
        boolean present = sighting.state() == Sighting.State.PRESENT;
        if (known != null && !(present && known.equals(sighting.identity()))) {
            incarnations.remove(strategy);
            events.add(new Removed(strategy));
        }
        if (present && !sighting.identity().equals(known)) {
            incarnations.put(strategy, sighting.identity());
            events.add(new Added(strategy, layout.endpoints(strategy).ordersOut()));
        }
    }

    /** Takes in that a complete listing held these strategies and no others. */
    void retain(Set<StrategyId> listed, List<DiscoveryEvent> events) {
        for (StrategyId strategy : new ArrayList<>(incarnations.keySet())) {
            if (!listed.contains(strategy)) {
                apply(strategy, Sighting.absent(), events);
            }
        }
    }
}
