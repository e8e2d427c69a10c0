package chronicle.webconsole;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The routers of the container, as they come and go. Thread-safe. */
public final class Routers {

    private final Map<Long, ConsoleRouter> byService = new ConcurrentHashMap<>();

    /**
     * @param service id of the service
     */
    void put(long service, ConsoleRouter router) {
        byService.put(service, router);
    }

    void remove(long service) {
        byService.remove(service);
    }

    /** By the paths of their buses. */
    List<ConsoleRouter> all() {
        return byService.values().stream()
                .sorted(Comparator.comparing(ConsoleRouter::bus))
                .toList();
    }

    /** The router of a bus. */
    Optional<ConsoleRouter> find(String bus) {
        return all().stream().filter(router -> router.bus().equals(bus)).findFirst();
    }
}
