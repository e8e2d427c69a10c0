package chronicle.shell;

import chronicle.tools.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which queues may be looked at from the shell: those of a router's bus. A shell can be reached
 * from elsewhere (telnet, ssh), and must not show such people whatever the router's user may read.
 */
final class BusPaths {

    private final Routers routers;

    BusPaths(Routers routers) {
        this.routers = routers;
    }

    /**
     * @param bus chooses among several routers; empty when the path says it
     * @param path of a queue, absolute or from the bus on
     * @return the queue's real path, inside of a bus
     * @throws ShellException when it is outside of every bus, or not there
     */
    Path queue(String bus, String path) {
        try {
            Path given = Path.of(path);
            List<ShellRouter> those =
                    given.isAbsolute() ? routers.some(bus) : List.of(routers.one(bus));
            Path real = those.get(0).status().bus().resolve(given).toRealPath();
            for (ShellRouter router : those) {
                if (isWithin(real, router.status().bus())) {
                    return real;
                }
            }
            throw new ShellException(
                    "only queues of a router's bus are shown here: path="
                            + SafeText.of(path)
                            + " bus="
                            + those.stream().map(ShellRouter::bus).collect(Collectors.joining(","))
                            + "; for others use ./chronicle inspect or tail on the machine");
        } catch (InvalidPathException | IOException e) {
            throw new ShellException(
                    "no such queue: path="
                            + SafeText.of(path)
                            + " reason="
                            + SafeText.of(String.valueOf(e.getMessage()))
                            + "; give it absolute, or from the bus on:"
                            + " orders/queue/STRATEGY/orders_out",
                    e);
        }
    }

    /** A bus comes with its first strategy; until then nothing is in it. */
    private static boolean isWithin(Path real, Path bus) throws IOException {
        return Files.exists(bus) && real.startsWith(bus.toRealPath());
    }
}
