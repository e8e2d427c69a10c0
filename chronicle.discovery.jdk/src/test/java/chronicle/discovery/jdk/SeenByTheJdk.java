package chronicle.discovery.jdk;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * How far the JDK's own thread has come, which takes events from the kernel one after the other.
 */
final class SeenByTheJdk {

    private SeenByTheJdk() {}

    /**
     * Waits until whatever happened before this call stands with the keys of a service.
     *
     * @param behind an empty directory of nobody's
     */
    static void awaitAllSoFar(WatchService service, Path behind) throws IOException {
        WatchKey key = behind.register(service, ENTRY_CREATE);
        Files.createFile(behind.resolve("last"));
        Await.until("the JDK has seen all", () -> !key.pollEvents().isEmpty());
        key.cancel();
    }
}
