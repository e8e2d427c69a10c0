package chronicle.app.top;

import chronicle.bus.Lease;
import chronicle.bus.LeaseJudge.Verdict;
import chronicle.core.Queues;
import chronicle.tools.bus.BusLook;
import chronicle.tools.bus.LeaseLook;
import chronicle.tools.bus.QueueLook;
import chronicle.tools.bus.StrategyLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process of a bus's router, as LEASE of its queues names it.
 *
 * @param pid its process id
 * @param startTicks its start in clock ticks since boot; another process that got the same number
 *     has another
 */
record RouterProcess(long pid, long startTicks) {

    /** Bit of SIGQUIT in the masks of {@code /proc/PID/status}. */
    private static final long SIGQUIT_BIT = 1L << 2;

    /** The owner of the freshest lease of an orders_in that holds. */
    static Optional<RouterProcess> of(BusLook look) {
        Lease freshest = null;
        for (StrategyLook strategy : look.strategies()) {
            LeaseLook lease = strategy.ordersIn().map(QueueLook::lease).orElse(null);
            if (lease != null && lease.verdict() == Verdict.LIVE && lease.lease().isPresent()) {
                Lease held = lease.lease().get();
                if (freshest == null || held.timestampNs() > freshest.timestampNs()) {
                    freshest = held;
                }
            }
        }
        return Optional.ofNullable(freshest)
                .map(lease -> new RouterProcess(lease.pid(), lease.startTicks()));
    }

    /**
     * Why nobody should attach to it, empty when it can be done. To attach sends SIGQUIT, which
     * ends whatever is no JVM; LEASE is a file that others may have written.
     */
    String obstacle(Queues queues) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isEmpty()) {
            return "its process " + pid + " is not to be seen from here, another container perhaps";
        }
        if (startTicks == 0) {
            return "whether process " + pid + " is the one of LEASE cannot be told on this system";
        }
        if (queues.startTicks(pid) != startTicks) {
            return "process " + pid + " is not the one that LEASE names";
        }
        String own = ProcessHandle.current().info().user().orElse("");
        String owner = handle.get().info().user().orElse("");
        if (!own.equals(owner) && !own.equals("root")) {
            return "process " + pid + " belongs to user " + owner + ", run this as that user";
        }
        return catchesQuit()
                ? ""
                : "process "
                        + pid
                        + " cannot be attached to, it is no Java process, or runs with -Xrs";
    }

    /** False as well where there is no procfs to prove it. */
    private boolean catchesQuit() {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("SigCgt:"))
                    .map(line -> line.substring("SigCgt:".length()).strip())
                    .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & SIGQUIT_BIT) != 0);
        } catch (IOException e) {
            return false; // Gone meanwhile, or another system; then it is not attached to.
        }
    }
}
