package chronicle.bench.role;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes and removes strategies, in as few system calls as a real one needs at least. */
final class BusSite {

    /** Those that stay for the whole run. */
    static final String RESIDENT = "resident-";

    /** Those that come and go, by number. */
    static final String GUEST = "guest-";

    private static final String TEMPORARY = ReadyMarker.NAME + ".tmp";

    private final BusLayout layout;

    BusSite(Path directory) {
        layout = new BusLayout(directory);
    }

    BusLayout layout() {
        return layout;
    }

    /** Makes so many that stay, READY at once. */
    void populate(long residents) throws IOException {
        Files.createDirectories(layout.strategies());
        for (long i = 0; i < residents; i++) {
            String name = RESIDENT + i;
            make(name);
            prepare(name);
            publish(name);
        }
    }

    void make(String name) throws IOException {
        StrategyEndpoints endpoints = endpoints(name);
        Files.createDirectory(endpoints.directory());
        Files.createDirectory(endpoints.ordersOut());
    }

    /** All of READY but the rename. */
    void prepare(String name) throws IOException {
        Files.createFile(endpoints(name).ordersOut().resolve(TEMPORARY));
    }

    /** The rename that makes it READY. */
    void publish(String name) throws IOException {
        Path ordersOut = endpoints(name).ordersOut();
        Files.move(
                ordersOut.resolve(TEMPORARY),
                ordersOut.resolve(ReadyMarker.NAME),
                StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(String name) throws IOException {
        StrategyEndpoints endpoints = endpoints(name);
        Files.delete(endpoints.ordersOut().resolve(ReadyMarker.NAME));
        Files.delete(endpoints.ordersOut());
        Files.delete(endpoints.directory());
    }

    private StrategyEndpoints endpoints(String name) {
        return layout.endpoints(new StrategyId(name));
    }
}
