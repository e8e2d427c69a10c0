package chronicle.tools.doctor.exam;

import chronicle.bus.BusLayout;
import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.StrategyId;
import chronicle.core.Queues;
import chronicle.tools.doctor.DoctorOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bus at one moment, for checks.
 *
 * @param layout where things are
 * @param queues for locks
 * @param options how to look
 * @param strategies directories of strategies, by name
 * @param directories every queue directory there is, real directories all
 * @param buffers for its queues
 * @param reading is told how far the reading of segments is
 */
public record BusSubject(
        BusLayout layout,
        Queues queues,
        DoctorOptions options,
        List<Path> strategies,
        List<Path> directories,
        Buffers buffers,
        Reading reading) {

    /** Looks which queues there are. */
    public static BusSubject of(
            BusLayout layout, Queues queues, DoctorOptions options, Reading reading)
            throws IOException {
        List<Path> strategies = named(layout.strategies());
        List<Path> directories = new ArrayList<>();
        for (Path strategy : strategies) {
            for (String queue : queuesOfStrategies()) {
                Path directory = strategy.resolve(queue);
                if (isDirectory(directory)) {
                    directories.add(directory);
                }
            }
        }
        directories.addAll(named(feeds(layout)));
        return new BusSubject(
                layout,
                queues,
                options,
                strategies,
                List.copyOf(directories),
                new Buffers(),
                reading);
    }

    /** What a strategy's directory may hold. */
    public static List<String> queuesOfStrategies() {
        return List.of(BusLayout.ORDERS_OUT, BusLayout.ORDERS_IN, BusLayout.ORDERS_DEAD);
    }

    /** The directory of all feeds. */
    public static Path feeds(BusLayout layout) {
        return layout.root().resolve(BusLayout.MARKET_DATA).resolve(BusLayout.QUEUE);
    }

    /** Everything in a directory, by name; nothing when there is none, or a link. */
    public static List<Path> entries(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return found;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    private static List<Path> named(Path directory) throws IOException {
        return entries(directory).stream()
                .filter(each -> StrategyId.parse(each.getFileName().toString()).isPresent())
                .filter(BusSubject::isDirectory)
                .toList();
    }

    /**
     * Refuses a directory whose entries may be listed, but not looked at.
     *
     * @throws AccessDeniedException when it is one
     */
    public static void requireOpen(Path directory) throws AccessDeniedException {
        if (isDirectory(directory) && !Files.isExecutable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    /** Whether there is a real directory, not a link to one. */
    public static boolean isDirectory(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Bytes of segments that a look reads at most, as far as can be told. */
    public long bytesToRead() {
        return directories.stream()
                .mapToLong(each -> Math.min(bytesOnDisk(each), options.checkedBytes()))
                .sum();
    }

    private static long bytesOnDisk(Path queue) {
        try {
            return SegmentFacts.bytesOnDisk(queue);
        } catch (IOException e) {
            // The checks report it.
            return 0;
        }
    }

    /** A queue. */
    public QueueSubject queue(Path directory) {
        return new QueueSubject(this, directory);
    }

    /** The process of a router that serves the bus now, as its leases say. */
    public Optional<Long> router() {
        Processes processes = new Processes(options.system());
        for (Path strategy : strategies) {
            Path replies = strategy.resolve(BusLayout.ORDERS_IN);
            Optional<Lease> lease = LeaseFile.read(replies).lease();
            if (lease.isPresent()
                    && processes.lives(lease.get().pid(), lease.get().startTicks())
                    && QueueSubject.isLocked(queues, replies)) {
                return Optional.of(lease.get().pid());
            }
        }
        return Optional.empty();
    }
}
