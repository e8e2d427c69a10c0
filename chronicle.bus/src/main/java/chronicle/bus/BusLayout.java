package chronicle.bus;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Where things are on a bus.
 *
 * <pre>
 * ROOT/orders/queue/STRATEGY/orders_out/   strategy to router
 * ROOT/orders/queue/STRATEGY/orders_in/    router to strategy
 * ROOT/orders/queue/STRATEGY/orders_dead/  orders that the router gave up
 * ROOT/market_data/queue/FEED/             feed to strategies
 * </pre>
 *
 * @param root the bus root, absolute and normalised; it need not exist
 */
public record BusLayout(Path root) {

    public static final String ORDERS = "orders";
    public static final String QUEUE = "queue";
    public static final String MARKET_DATA = "market_data";
    public static final String ORDERS_OUT = "orders_out";
    public static final String ORDERS_IN = "orders_in";
    public static final String ORDERS_DEAD = "orders_dead";

    /** File systems that show what the kernel has, and take no files. */
    private static final Set<String> KERNELS =
            Set.of("proc", "sysfs", "cgroup", "cgroup2", "debugfs", "tracefs", "securityfs");

    public BusLayout {
        root = withoutDots(root.toAbsolutePath());
    }

    /** {@code LINK/..} is what is above the directory that the link leads to, as everywhere. */
    private static Path withoutDots(Path path) {
        Path plain = path.getRoot();
        for (Path step : path) {
            if (step.toString().equals("..") && Files.isSymbolicLink(plain)) {
                plain = target(plain);
            }
            plain = plain.resolve(step).normalize();
        }
        return plain;
    }

    private static Path target(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw BusException.io("cannot tell which bus is meant, a link leads nowhere", link, e);
        }
    }

    /** The directory that holds one directory per strategy. */
    public Path strategies() {
        return root.resolve(ORDERS).resolve(QUEUE);
    }

    /**
     * The root, or as long as that is not there the nearest of the directories above it that is:
     * the one in which it would be made.
     */
    public Path nearestExisting() {
        Path there = root;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    /**
     * The kind of file system in which the bus would have to be made and cannot be, by nobody, such
     * as {@code proc}, or {@code ext4,read-only}. Empty when it may be made, or is there.
     *
     * @throws IOException when the place cannot be looked at
     */
    public Optional<String> noRoom() throws IOException {
        Path there = nearestExisting();
        if (there.equals(root)) {
            return Optional.empty();
        }
        FileStore store = Files.getFileStore(there);
        if (store.isReadOnly()) {
            return Optional.of(store.type() + ",read-only");
        }
        return Optional.of(store.type()).filter(KERNELS::contains);
    }

    /** Both queues of a strategy. */
    public StrategyEndpoints endpoints(StrategyId strategy) {
        return new StrategyEndpoints(strategy, strategies().resolve(strategy.name()));
    }

    /** The queue of a market data feed; its name follows the rule of strategy names. */
    public Path feed(String name) {
        return root.resolve(MARKET_DATA).resolve(QUEUE).resolve(new StrategyId(name).name());
    }
}
