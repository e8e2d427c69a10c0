package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.bus.internal.PathKind;
import chronicle.core.QueueException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The truth about strategies, as it is on disk at the moment. A strategy is there when its
 * directory and {@code orders_out} are real directories and READY is a regular file; links are not
 * followed. Entries come and go while they are looked at, and names are whatever bytes somebody
 * chose: neither ends a scan.
 */
final class StrategyScan {

    /**
     * All entries of {@code orders/queue}.
     *
     * @param strategies what was found under valid names
     * @param refused path and reason of entries under other names
     * @param problem why the listing is incomplete, empty when it is complete: then a strategy that
     *     is not in it is not there
     */
    record Everything(
            Map<StrategyId, Sighting> strategies, Map<Path, String> refused, String problem) {}

    private final BusLayout layout;
    private final Function<Path, String> identity;

    /**
     * @param identity names the incarnation of a directory, an empty string when it is gone
     */
    StrategyScan(BusLayout layout, Function<Path, String> identity) {
        this.layout = layout;
        this.identity = identity;
    }

    Everything all() {
        Map<StrategyId, Sighting> strategies = new HashMap<>();
        Map<Path, String> refused = new HashMap<>();
        String problem = "";
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.strategies())) {
            for (Path entry : entries) {
                Optional<StrategyId> id = StrategyId.parse(entry.getFileName().toString());
                if (id.isPresent()) {
                    strategies.put(id.get(), one(id.get()));
                } else {
                    refused.put(entry, "not a strategy name, 1 to 128 of [A-Za-z0-9._-]");
                }
            }
        } catch (NoSuchFileException notYet) {
            // No bus, no strategies: an ordinary state.
        } catch (NotDirectoryException e) {
            refused.put(layout.strategies(), "not a directory");
        } catch (DirectoryIteratorException e) {
            problem = "cannot list: " + e.getCause().getMessage();
        } catch (IOException e) {
            problem = "cannot list: " + e.getMessage();
        }
        return new Everything(strategies, refused, problem);
    }

    Sighting one(StrategyId strategy) {
        StrategyEndpoints endpoints = layout.endpoints(strategy);
        try {
            return look(endpoints);
        } catch (IOException | QueueException e) {
            return Sighting.unknown("cannot look at it: " + e.getMessage());
        }
    }

    private Sighting look(StrategyEndpoints endpoints) throws IOException {
        PathKind directory = PathKind.of(endpoints.directory());
        if (directory != PathKind.DIRECTORY) {
            return refuse(directory, "a strategy is a directory");
        }
        PathKind ordersOut = PathKind.of(endpoints.ordersOut());
        if (ordersOut != PathKind.DIRECTORY) {
            return refuse(ordersOut, BusLayout.ORDERS_OUT + " is a directory");
        }
        PathKind ready = PathKind.of(endpoints.ordersOut().resolve(ReadyMarker.NAME));
        if (ready != PathKind.FILE) {
            return refuse(ready, ReadyMarker.NAME + " is a regular file");
        }
        String incarnation = identity.apply(endpoints.ordersOut());
        return incarnation.isEmpty() ? Sighting.absent() : Sighting.present(incarnation);
    }

    private static Sighting refuse(PathKind found, String rule) {
        return found == PathKind.MISSING
                ? Sighting.absent()
                : Sighting.refused(rule + ", found " + found.words());
    }
}
