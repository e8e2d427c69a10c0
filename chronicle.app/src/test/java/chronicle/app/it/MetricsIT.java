package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system reads of {@code router --http}. */
class MetricsIT {

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void metricsAndHealthAreServedAndTheEndIsQuiet() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path bus = folder.resolve("bus");
        try (JarProcess router =
                JarProcess.start(
                        temporary, "router", "--bus", bus.toString(), "--http", "127.0.0.1:0")) {
            String url = router.awaitLineFrom("console ").split(" ")[1];
            router.awaitLineFrom("router up");

            HttpResponse<String> metrics = get(url + "metrics");
            assertEquals(200, metrics.statusCode());
            String handlers = "chronicle_router_handlers{bus=\"" + bus + "\"} 1.0";
            assertTrue(metrics.body().contains(handlers), metrics::body);

            // A check that a busy machine keeps from answering would be a warning after two
            // seconds.
            String patience = "&timeout=60000";
            HttpResponse<String> health =
                    get(url + "system/health?tags=chronicle-watcher" + patience);
            assertEquals("200 OK", health.statusCode() + " " + health.body().strip());
            HttpResponse<String> all =
                    get(url + "system/health.json?tags=chronicle-handlers" + patience);
            assertTrue(all.body().contains("handlers that take orders: 1"), all::body);

            router.terminate();
            router.endsQuietly(0);
        }
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
