package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import chronicle.bench.role.RoleArguments;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Roles one after the other over the same files, each in a process of its own.
 *
 * @param steps the roles, in order
 * @param numbers what all of them are told
 */
record SingleWork(
        String key,
        List<Peer> peers,
        List<Metric> metrics,
        List<Role> steps,
        Map<String, Long> numbers,
        boolean inMemoryOnly)
        implements Work {

    SingleWork(
            String key,
            List<Peer> peers,
            List<Metric> metrics,
            List<Role> steps,
            Map<String, Long> numbers) {
        this(key, peers, metrics, steps, numbers, false);
    }

    @Override
    public Map<String, Double> run(Peer peer, Path directory, Launcher launcher)
            throws InterruptedException {
        Map<String, Double> results = new HashMap<>();
        for (Role role : steps) {
            RoleArguments arguments = new RoleArguments(role, peer, directory, numbers);
            try (RoleProcess process = launcher.start(arguments)) {
                process.awaitOpened();
                process.go();
                results.putAll(process.awaitFinished());
                process.finish();
            }
        }
        return results;
    }
}
