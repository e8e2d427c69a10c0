package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverIT {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"inotify", "jdk", "poll"})
    void printsWhatComesAndGoes(String watcher) throws IOException, InterruptedException {
        Path bus = folder.resolve("a bus");
        try (JarProcess discover =
                JarProcess.start(
                        folder, "discover", "--bus", bus.toString(), "--watcher", watcher)) {
            discover.awaitLine("up");
            Path ready = makeReady(bus, "one");
            String added = discover.awaitLineFrom("added one ");
            assertTrue(added.matches("added one \\d+"), added);
            Files.delete(ready);
            String removed = discover.awaitLineFrom("removed one ");
            assertTrue(nanos(removed) > nanos(added));
            discover.terminate();
            discover.endsQuietly(0);
            assertEquals(3, discover.out().size(), discover.out().toString());
        }
    }

    @Test
    void withoutANameTheBestWatcherIsTaken() throws IOException, InterruptedException {
        Path bus = folder.resolve("bus");
        makeReady(bus, "early");
        try (JarProcess discover = JarProcess.start(folder, "discover", "--bus", bus.toString())) {
            discover.awaitLineFrom("added early ");
            discover.terminate();
            discover.endsQuietly(0);
        }
    }

    private static Path makeReady(Path bus, String strategy) throws IOException {
        Path queue = bus.resolve("orders/queue").resolve(strategy).resolve("orders_out");
        Files.createDirectories(queue);
        Path temporary = Files.createFile(queue.resolve("READY.tmp"));
        return Files.move(temporary, queue.resolve("READY"));
    }

    private static long nanos(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
