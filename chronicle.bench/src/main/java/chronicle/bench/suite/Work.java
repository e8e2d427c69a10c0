package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something that every peer does the same way, in processes of its own. */
interface Work {

    /** Name for {@code --only}. */
    String key();

    /** Who can do it. */
    List<Peer> peers();

    /** The rows it fills. */
    List<Metric> metrics();

    /** Does it once in an empty directory; results by the keys of the metrics. */
    Map<String, Double> run(Peer peer, Path directory) throws InterruptedException;
}
