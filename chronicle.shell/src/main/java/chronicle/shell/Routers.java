package chronicle.shell;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The routers of the container, as they come and go. Thread-safe. */
public final class Routers {

    /** What every command's option for the bus says of itself. */
    static final String BUS_OPTION =
            "router by its bus: the path, or the end of it; needed where there are several";

    private final Map<Long, ShellRouter> byService = new ConcurrentHashMap<>();

    /**
     * @param service id of the service
     */
    void put(long service, ShellRouter router) {
        byService.put(service, router);
        changed();
    }

    void remove(long service) {
        byService.remove(service);
    }

    /** To be called when a router may have looked at its bus for the first time. */
    synchronized void changed() {
        notifyAll();
    }

    /**
     * Waits until there is a router, and every one has looked at its bus.
     *
     * @return false when that took longer
     */
    synchronized boolean awaitFirstLook(long limitNanos) throws InterruptedException {
        long end = System.nanoTime() + limitNanos;
        while (!haveLooked()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private boolean haveLooked() {
        return !byService.isEmpty()
                && byService.values().stream()
                        .allMatch(router -> router.status().discovery().stats().rescans() > 0);
    }

    /** By the paths of their buses; may be empty. */
    List<ShellRouter> all() {
        return byService.values().stream().sorted(Comparator.comparing(ShellRouter::bus)).toList();
    }

    /**
     * Those that a command is for which shows any number of them.
     *
     * @param bus as {@link #one}; empty for all
     * @throws ShellException when there is none
     */
    List<ShellRouter> some(String bus) {
        if (!bus.isEmpty()) {
            return List.of(one(bus));
        }
        List<ShellRouter> all = all();
        if (all.isEmpty()) {
            throw none();
        }
        return all;
    }

    /**
     * The one that a command is for.
     *
     * @param bus path of its bus, or the end of that path by whole names; empty when there is only
     *     one
     * @throws ShellException when there is none, or more than one; the message lists them
     */
    ShellRouter one(String bus) {
        List<ShellRouter> all = all();
        if (all.isEmpty()) {
            throw none();
        }
        List<ShellRouter> fitting =
                serving(all.stream().filter(router -> fits(router, bus)).toList());
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.isEmpty()) {
            throw new ShellException(
                    "no router of this container has this bus: bus="
                            + bus
                            + ", there are"
                            + list(all));
        }
        throw new ShellException(
                (bus.isEmpty()
                                ? "there are several routers, choose one with --bus:"
                                : "several routers fit, give more of the path: bus=" + bus + ",")
                        + list(fitting));
    }

    /** Of routers that somebody has set on the same bus, the one that serves it. */
    private static List<ShellRouter> serving(List<ShellRouter> fitting) {
        if (fitting.stream().map(ShellRouter::bus).distinct().count() != 1) {
            return fitting;
        }
        List<ShellRouter> serving =
                fitting.stream().filter(router -> router.status().otherRouter().isEmpty()).toList();
        return serving.isEmpty() ? fitting : serving;
    }

    private static boolean fits(ShellRouter router, String bus) {
        Path root = router.status().bus();
        return bus.isEmpty()
                || root.equals(Path.of(bus).normalize())
                || !Path.of(bus).isAbsolute() && root.endsWith(Path.of(bus).normalize());
    }

    private static String list(List<ShellRouter> routers) {
        return routers.stream()
                .map(router -> "\n  --bus " + router.bus())
                .collect(Collectors.joining());
    }

    private static ShellException none() {
        return new ShellException(
                "no router runs in this container: give it a configuration of the factory PID"
                        + " chronicle.router, and see scr:info"
                        + " chronicle.router.component.RouterComponent when there is one");
    }
}
