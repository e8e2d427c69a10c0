package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import chronicle.bench.role.RoleArguments;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sender and a receiver, two processes at once; the receiver measures, some senders do as well.
 * The sender opens first.
 */
record PairWork(
        String key,
        List<Peer> peers,
        List<Metric> metrics,
        Role sender,
        Role receiver,
        Map<String, Long> numbers)
        implements Work {

    @Override
    public List<Role> roles() {
        return List.of(sender, receiver);
    }

    @Override
    public List<Role> measured() {
        return roles();
    }

    @Override
    public Work with(Map<String, Long> changed) {
        return new PairWork(
                key, peers, metrics, sender, receiver, Numbers.changed(numbers, changed));
    }

    @Override
    public Map<String, Double> run(Peer peer, Path directory, Launcher launcher)
            throws InterruptedException {
        RoleArguments sending = new RoleArguments(sender, peer, directory, numbers);
        RoleArguments receiving = new RoleArguments(receiver, peer, directory, numbers);
        try (RoleProcess from = launcher.start(sending)) {
            from.awaitOpened();
            try (RoleProcess to = launcher.start(receiving)) {
                to.awaitOpened();
                to.go();
                from.go();
                Map<String, Double> results = new HashMap<>(to.awaitFinished());
                results.putAll(from.awaitFinished());
                to.finish();
                from.finish();
                return results;
            }
        }
    }
}
