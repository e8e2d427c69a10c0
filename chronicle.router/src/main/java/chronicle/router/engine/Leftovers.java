package chronicle.router.engine;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueException;
import chronicle.core.Queues;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Deletes the {@code orders_in} of strategies that have been off the bus for long enough, by policy
 * and for as long as this router runs: no step of the wall clock deletes anything. {@code
 * orders_out} is its strategy's and is never touched; the router's position in it goes with it,
 * since without the position all of it would be handed out again. Control thread.
 */
final class Leftovers {

    private static final long SHORTEST_REST_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_REST_NS = TimeUnit.MINUTES.toNanos(1);

    private final BusLayout bus;
    private final Queues queues;
    private final Notifier notifier;
    private final LongSupplier nanoTime;
    private final Map<StrategyId, Long> absentSince = new HashMap<>();
    private final Once trouble = new Once();
    private volatile long graceNs;
    private long dueNs;

    Leftovers(
            BusLayout bus,
            Queues queues,
            Notifier notifier,
            CleanupPolicy policy,
            LongSupplier nanoTime) {
        this.bus = bus;
        this.queues = queues;
        this.notifier = notifier;
        this.nanoTime = nanoTime;
        this.dueNs = nanoTime.getAsLong();
        policy(policy);
    }

    /** Any thread. */
    void policy(CleanupPolicy policy) {
        graceNs = policy.replies().toNanos();
    }

    /** Nanoseconds until {@link #look} has something to do, at most {@code longest}. */
    long untilDue(long longest) {
        return graceNs == 0
                ? longest
                : Math.min(longest, Math.max(0, dueNs - nanoTime.getAsLong()));
    }

    /**
     * Looks, when it is time.
     *
     * @param known strategies that are on the bus, or not drained yet
     */
    void look(Predicate<StrategyId> known) {
        long grace = graceNs;
        long now = nanoTime.getAsLong();
        if (grace == 0 || now - dueNs < 0) {
            return;
        }
        dueNs = now + Math.max(SHORTEST_REST_NS, Math.min(grace / 4, LONGEST_REST_NS));
        Set<StrategyId> absent = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(bus.strategies())) {
            for (Path entry : entries) {
                StrategyId.parse(entry.getFileName().toString())
                        .filter(strategy -> !known.test(strategy))
                        .filter(this::hasReplies)
                        .ifPresent(absent::add);
            }
        } catch (NoSuchFileException e) {
            // A bus that is not there yet has no leftovers.
            absent.clear();
        } catch (IOException | DirectoryIteratorException e) {
            tell("cannot look for replies that are left", bus.strategies(), e);
            return;
        }
        absentSince.keySet().retainAll(absent);
        for (StrategyId strategy : absent) {
            Long since = absentSince.putIfAbsent(strategy, now);
            if (since != null && now - since >= grace) {
                absentSince.remove(strategy);
                remove(bus.endpoints(strategy));
            }
        }
    }

    private boolean hasReplies(StrategyId strategy) {
        StrategyEndpoints endpoints = bus.endpoints(strategy);
        return Files.isDirectory(endpoints.directory(), LinkOption.NOFOLLOW_LINKS)
                && (Files.isDirectory(endpoints.ordersIn(), LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(gone(endpoints), LinkOption.NOFOLLOW_LINKS));
    }

    /** Takes the directory away in one step, so that nobody meets half of a queue. */
    private void remove(StrategyEndpoints endpoints) {
        try {
            // What an earlier router began.
            QueueRemoval.remove(endpoints.directory(), gone(endpoints).getFileName());
            if (Files.isDirectory(endpoints.ordersIn(), LinkOption.NOFOLLOW_LINKS)
                    && isUnused(endpoints)) {
                Files.move(endpoints.ordersIn(), gone(endpoints));
                QueueRemoval.remove(endpoints.directory(), gone(endpoints).getFileName());
                notifier.cleanedUp(endpoints.ordersIn());
            }
        } catch (IOException | QueueException | BusException e) {
            tell("cannot delete replies that are left", endpoints.ordersIn(), e);
        }
    }

    /** A strategy that is coming, or another router, has not given them up. */
    private boolean isUnused(StrategyEndpoints endpoints) {
        return !Files.exists(
                        endpoints.ordersOut().resolve(ReadyMarker.NAME), LinkOption.NOFOLLOW_LINKS)
                && !queues.writerAlive(endpoints.ordersOut())
                && !queues.writerAlive(endpoints.ordersIn());
    }

    private static Path gone(StrategyEndpoints endpoints) {
        return endpoints.directory().resolve(BusLayout.ORDERS_IN + ".gone");
    }

    private void tell(String what, Path path, Exception why) {
        String reason = what + " path=" + path + " reason=" + why.getMessage();
        if (trouble.isNew(reason)) {
            notifier.problem(reason);
        }
    }
}
