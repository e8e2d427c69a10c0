package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Runs works over and over, the peers taking turns, each run in a folder of its own. */
public final class Suite {

    private final List<Work> works;
    private final int runs;
    private final PrintStream progress;

    public Suite(List<String> only, int runs, PrintStream progress) {
        this.works =
                Works.all().stream()
                        .filter(work -> only.isEmpty() || only.contains(work.key()))
                        .toList();
        this.runs = runs;
        this.progress = progress;
    }

    /** Names of all works. */
    public static List<String> keys() {
        return Works.all().stream().map(Work::key).toList();
    }

    /** Measures below this directory and returns the table. */
    public List<String> run(Path parent) throws InterruptedException {
        Results results = new Results();
        for (int run = 1; run <= runs; run++) {
            for (Work work : works) {
                for (Peer peer : work.peers()) {
                    progress.print(
                            "run " + run + "/" + runs + " " + work.key() + " " + peer.key() + "\n");
                    progress.flush();
                    Path folder = Folders.create(parent);
                    try {
                        results.add(work, peer, work.run(peer, folder.resolve("data")));
                    } finally {
                        Folders.delete(folder);
                    }
                }
            }
        }
        return Table.of(works, results);
    }
}
