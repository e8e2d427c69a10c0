package chronicle.app.launch;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a container is started with, besides the bundles that always run.
 *
 * @param deployed folders whose bundles and configurations are taken in
 * @param sets further bundles of the program
 * @param properties of the framework
 */
public record Launch(Deployed deployed, Set<BundleSet> sets, Map<String, String> properties) {

    /** Nothing but the router. */
    public static final Launch PLAIN = of(Deployed.NOTHING);

    public Launch {
        sets = Set.copyOf(sets);
        properties = Map.copyOf(properties);
    }

    public static Launch of(Deployed deployed) {
        return new Launch(deployed, Set.of(), Map.of());
    }

    /** With this set too, and what its bundles take from the framework's properties. */
    public Launch with(BundleSet set, Map<String, String> more) {
        Set<BundleSet> all = EnumSet.of(set);
        all.addAll(sets);
        Map<String, String> both = new HashMap<>(properties);
        both.putAll(more);
        return new Launch(deployed, all, both);
    }
}
