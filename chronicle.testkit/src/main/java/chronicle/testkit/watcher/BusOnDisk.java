package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.testkit.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** Does to a bus on disk what strategies and administrators do, and says what is there. */
public final class BusOnDisk {

    private final BusLayout layout;

    public BusOnDisk(Path root) {
        layout = new BusLayout(root);
    }

    public BusLayout layout() {
        return layout;
    }

    StrategyEndpoints endpoints(String name) {
        return layout.endpoints(new StrategyId(name));
    }

    public Path directory(String name) {
        return endpoints(name).directory();
    }

    public Path ordersOut(String name) {
        return endpoints(name).ordersOut();
    }

    void makeQueueRoot() throws IOException {
        Files.createDirectories(layout.strategies());
    }

    /** As a strategy starts: directories, a segment, READY. */
    public void start(String name) throws IOException {
        Files.createDirectories(ordersOut(name));
        Path segment = ordersOut(name).resolve("000000000.q");
        if (!Files.exists(segment)) {
            Files.createFile(segment);
        }
        ready(name);
    }

    void ready(String name) {
        ReadyMarker.publish(ordersOut(name));
    }

    public void unready(String name) {
        ReadyMarker.withdraw(ordersOut(name));
    }

    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    /** Where that can be done; elsewhere the test is aborted. */
    static void makeFifo(Path path) {
        Command made = Command.run("mkfifo", path.toString());
        Assumptions.assumeTrue(made.succeeded(), () -> "no FIFOs here: " + made);
    }

    /** Names of the strategies that are READY now; told by other means than discovery's own. */
    Set<String> ready() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.strategies())) {
            for (Path entry : entries) {
                Path out = entry.resolve(BusLayout.ORDERS_OUT);
                if (TreeModel.isName(entry.getFileName())
                        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        && Files.isDirectory(out, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(
                                out.resolve(ReadyMarker.NAME), LinkOption.NOFOLLOW_LINKS)) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException missing) {
            return names;
        }
        return names;
    }
}
