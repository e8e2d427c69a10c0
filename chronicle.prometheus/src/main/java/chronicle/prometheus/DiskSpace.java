package chronicle.prometheus;

import chronicle.bus.BusLayout;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Space of the file system that a bus is on. */
final class DiskSpace {

    /** A number of bytes of a file system. */
    @FunctionalInterface
    private interface Space {
        long of(FileStore store) throws IOException;
    }

    private DiskSpace() {}

    static void add(Families families) {
        families.gauge(
                "chronicle_router_disk_free_bytes",
                "Bytes that are free for the bus on its file system, NaN when that cannot be told",
                sample -> bytes(sample.router().bus(), FileStore::getUsableSpace));
        families.gauge(
                "chronicle_router_disk_size_bytes",
                "Bytes of the file system that the bus is on, NaN when that cannot be told",
                sample -> bytes(sample.router().bus(), FileStore::getTotalSpace));
    }

    private static double bytes(Path bus, Space space) {
        // It comes with its first strategy.
        Path there = new BusLayout(bus).nearestExisting();
        try {
            return space.of(Files.getFileStore(there));
        } catch (IOException e) {
            // NaN is the answer for this; the health check says why.
            return Double.NaN;
        }
    }
}
