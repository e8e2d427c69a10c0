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
 * @param roles played, in order
 * @param numbers what all of them are told
 */
record SingleWork(
        String key,
        List<Peer> peers,
        List<Metric> metrics,
        List<Role> roles,
        Map<String, Long> numbers,
        boolean inMemoryOnly)
        implements Work {

    SingleWork(
            String key,
            List<Peer> peers,
            List<Metric> metrics,
            List<Role> roles,
            Map<String, Long> numbers) {
        this(key, peers, metrics, roles, numbers, false);
    }

    @Override
    public List<Role> measured() {
        return roles.subList(roles.size() - 1, roles.size());
    }

    @Override
    public Work with(Map<String, Long> changed) {
        return new SingleWork(
                key, peers, metrics, roles, Numbers.changed(numbers, changed), inMemoryOnly);
    }

    @Override
    public Map<String, Double> run(Peer peer, Path directory, Launcher launcher)
            throws InterruptedException {
        Map<String, Double> results = new HashMap<>();
        for (Role role : roles) {
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
