package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs works over and over, the peers taking turns, each run in fresh processes and a folder of its
 * own.
 */
public final class Suite {

    private final List<Work> works;
    private final int runs;
    private final Workspace workspace;
    private final Consumer<String> progress;

    /**
     * @param progress told what begins, a few words each time
     */
    public Suite(List<Work> works, int runs, Workspace workspace, Consumer<String> progress) {
        this.works = List.copyOf(works);
        this.runs = runs;
        this.workspace = workspace;
        this.progress = progress;
    }

    /** Measures below this folder. */
    public Results measure(Path parent) throws InterruptedException {
        Results results = new Results();
        Launcher launcher = new Launcher(workspace);
        for (int run = 1; run <= runs; run++) {
            for (Work work : works) {
                for (Peer peer : work.peers()) {
                    progress.accept(
                            parent
                                    + " run "
                                    + run
                                    + "/"
                                    + runs
                                    + " "
                                    + work.key()
                                    + " "
                                    + peer.key());
                    Path folder = workspace.createFolder(parent);
                    results.add(work, peer, work.run(peer, folder.resolve("data"), launcher));
                    workspace.removeFolder(folder);
                }
            }
        }
        return results;
    }
}
