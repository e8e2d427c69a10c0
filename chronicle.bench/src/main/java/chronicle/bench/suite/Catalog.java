package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A suite to choose from: works and whom they are compared with.
 *
 * @param others everybody but us, in the order of the columns
 * @param works in the order in which they are shown
 */
public record Catalog(List<Peer> others, List<Work> works) {

    public Catalog {
        others = List.copyOf(others);
        works = List.copyOf(works);
    }

    /** Us and the others. */
    public List<Peer> peers() {
        return Stream.concat(Stream.of(Peer.OURS), others.stream()).toList();
    }

    /** Names of all works. */
    public List<String> keys() {
        return works.stream().map(Work::key).toList();
    }

    /** Works for this place with these names, all of them for no name. */
    public List<Work> chosen(Place place, List<String> only) {
        return works.stream()
                .filter(work -> only.isEmpty() || only.contains(work.key()))
                .filter(work -> place.inMemory() || !work.inMemoryOnly())
                .toList();
    }
}
