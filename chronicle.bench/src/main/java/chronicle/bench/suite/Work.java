package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
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
