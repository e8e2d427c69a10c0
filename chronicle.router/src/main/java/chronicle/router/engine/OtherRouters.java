package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.LeaseFile;
import chronicle.bus.StrategyId;
import chronicle.router.OtherRouter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Strategies whose queues another router has open. That is said once, however many they are, until
 * none is left. Control thread, but for {@link #now()}.
 */
final class OtherRouters {

    private final BusLayout bus;
    private final Notifier notifier;
    private final Set<StrategyId> held = new HashSet<>();
    private volatile OtherRouter now;

    /** Whether it was said, and with it who the other one is. */
    private boolean said;

    OtherRouters(BusLayout bus, Notifier notifier) {
        this.bus = bus;
        this.notifier = notifier;
    }

    /** Who holds what this router wants, if anybody does. Any thread. */
    Optional<OtherRouter> now() {
        return Optional.ofNullable(now);
    }

    /**
     * The queues of a strategy could not be opened because somebody has them. Who has only just
     * opened them has no LEASE yet: then it is said when the strategy is tried again.
     */
    void holds(StrategyId strategy) {
        boolean again = !held.add(strategy);
        OtherRouter before = now;
        if (said) {
            if (!again) {
                now = new OtherRouter(before.holder(), held.size(), before.sinceEpochNs());
            }
            return;
        }
        Optional<String> holder = holder(strategy);
        now =
                new OtherRouter(
                        holder.orElse("a process without a LEASE"),
                        held.size(),
                        before == null ? epochNanos() : before.sinceEpochNs());
        if (again || holder.isPresent()) {
            said = true;
            notifier.problem(
                    "another router serves this bus, stop one of the two; what it holds is tried"
                            + " again here holder=\""
                            + now.holder()
                            + "\" strategy="
                            + strategy
                            + " bus="
                            + bus.root());
        }
    }

    /** A strategy of which that is not so, or not any more. */
    void letGo(StrategyId strategy) {
        if (!held.remove(strategy)) {
            return;
        }
        OtherRouter before = now;
        if (!held.isEmpty()) {
            now = new OtherRouter(before.holder(), held.size(), before.sinceEpochNs());
            return;
        }
        now = null;
        if (said) {
            said = false;
            notifier.aloneAgain(before.holder());
        }
    }

    /** The lock names nobody: LEASE of the replies does, which a router renews. */
    private Optional<String> holder(StrategyId strategy) {
        return LeaseFile.read(bus.endpoints(strategy).ordersIn())
                .lease()
                .map(lease -> process(lease.pid()));
    }

    private static String process(long pid) {
        return pid == ProcessHandle.current().pid()
                ? "this process (" + pid + "), by another configuration"
                : "process " + pid;
    }

    private static long epochNanos() {
        Instant time = Instant.now();
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
