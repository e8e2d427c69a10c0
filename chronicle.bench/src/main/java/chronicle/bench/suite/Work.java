package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something that every peer does the same way, in processes of its own. */
public interface Work {

    /** Name for {@code --only} and in JSON. */
    String key();

    /** Who can do it. */
    List<Peer> peers();

    /** The rows it fills; a peer may leave some out. */
    List<Metric> metrics();

    /** What its processes do. */
    List<Role> roles();

    /** Those of the roles that it is about; others only make what these need. */
    List<Role> measured();

    /** What its processes are told: counts and rates by name. */
    Map<String, Long> numbers();

    /** The same work with some numbers changed. */
    Work with(Map<String, Long> changed);

    /** Whether it writes more than a disk should be bothered with. */
    default boolean inMemoryOnly() {
        return false;
    }

    /**
     * Does it once.
     *
     * @param directory does not exist yet; its parent is there for this run alone
     * @return results by the keys of the metrics
     */
    Map<String, Double> run(Peer peer, Path directory, Launcher launcher)
            throws InterruptedException;
}
