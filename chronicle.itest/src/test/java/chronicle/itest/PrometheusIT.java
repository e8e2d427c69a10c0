package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.ComponentProbe;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a scraper gets over HTTP from a container with Jetty. */
@ExtendWith(FelixExtension.class)
final class PrometheusIT {

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    /** NAME or NAME{LABEL="VALUE",…}, a space, a number: nothing else is a sample. */
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-z_]+)(\\{[a-z]+=\"[^\"]*\"(?:,[a-z]+=\"[^\"]*\")*\\})?"
                            + " (NaN|[+-]?(?:Inf|[0-9.]+(?:E-?[0-9]+)?))");

    @TempDir Path root;
    private final HttpClient client = HttpClient.newHttpClient();
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        felix.start(POLL);
        for (String bundle :
                List.of(
                        "org.apache.felix.http.servlet-api",
                        "org.apache.commons.commons-io",
                        "org.apache.commons.commons-fileupload",
                        "org.apache.felix.http.jetty12")) {
            felix.start(bundle);
        }
        felix.awaitService(RUNTIME);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private static void startPage(Felix felix) {
        felix.start("chronicle.prometheus");
    }

    @Test
    void numberOfLanesThatIsWrongFromTheStartIsOneSentenceAndThePageIsThere(Felix felix)
            throws Exception {
        felix.configuration("chronicle.prometheus")
                .update(new Hashtable<>(Map.of("lanes", "many")));
        felix.start(ComponentProbe.class);
        bus.startRouter();
        try (LogLines log = new LogLines()) {
            startPage(felix);
            assertTrue(
                    samples(felix).containsKey("chronicle_router_handlers{bus=\"" + root + "\"}"));
            log.await(
                    "configuration is refused, lanes is 50: chronicle.prometheus cannot use"
                            + " lanes=many, valid is a whole number from 0 to 100000");
        }
        assertEquals("", felix.componentFailures());
    }

    @Test
    void scrapeIsInTheTextFormatAndFollowsTheRouter(Felix felix) throws Exception {
        startPage(felix);
        bus.startRouter();
        // A strategy that is READY before the first look was not waiting for its discovery.
        bus.awaitWatcher("poll");
        bus.strategy("alpha");
        for (int i = 0; i < 40; i++) {
            bus.send("alpha", i);
        }
        Await.until("handled", () -> bus.orders().size() == 40, bus::state);
        String label = "{bus=\"" + root + "\"}";
        String lane = "{bus=\"" + root + "\",strategy=\"alpha\"}";
        Await.until(
                "counted, and the lag measured since",
                () -> {
                    Map<String, Double> now = samples(felix);
                    return Double.valueOf(40).equals(now.get("chronicle_lane_orders_total" + lane))
                            && Double.valueOf(0).equals(now.get("chronicle_lane_lag_bytes" + lane));
                },
                bus::state);
        Map<String, Double> samples = samples(felix);
        assertEquals(40, samples.get("chronicle_router_orders_total" + label));
        assertEquals(1, samples.get("chronicle_router_lanes{bus=\"" + root + "\",state=\"LIVE\"}"));
        assertEquals(1, samples.get("chronicle_router_discovery_latency_seconds_count" + label));
        assertTrue(samples.get("chronicle_router_order_latency_seconds_count" + label) > 0);
        assertTrue(samples.get("chronicle_router_order_latency_seconds_sum" + label) > 0);
        assertTrue(samples.get("chronicle_router_disk_free_bytes" + label) > 0);

        felix.stop("chronicle.router");
        assertEquals(Set.of(), only(samples(felix), "chronicle_router_orders_total").keySet());
    }

    @Test
    void scraperThatAsksForOpenMetricsGetsIt(Felix felix) throws Exception {
        startPage(felix);
        bus.startRouter();
        HttpResponse<String> response = get(felix, "application/openmetrics-text; version=1.0.0");
        assertEquals(200, response.statusCode());
        assertTrue(
                response.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("application/openmetrics-text"),
                () -> response.headers().toString());
        assertTrue(response.body().endsWith("# EOF\n"), response::body);
    }

    private static Map<String, Double> only(Map<String, Double> samples, String name) {
        Map<String, Double> of = new HashMap<>(samples);
        of.keySet().removeIf(key -> !key.startsWith(name));
        return of;
    }

    private Map<String, Double> samples(Felix felix) throws Exception {
        HttpResponse<String> response = get(felix, "text/plain");
        assertEquals(200, response.statusCode());
        assertTrue(
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain"));
        Map<String, Double> samples = new HashMap<>();
        Set<String> typed = new HashSet<>();
        for (String line : response.body().lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(typed.add(line.split(" ")[2]), () -> "twice: " + line);
            } else if (!line.startsWith("#")) {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), () -> "not a sample: " + line);
                double value = Double.parseDouble(sample.group(3));
                String labels = sample.group(2) == null ? "" : sample.group(2);
                assertEquals(null, samples.put(sample.group(1) + labels, value), line);
                assertTrue(
                        typed.contains(sample.group(1))
                                || typed.contains(
                                        sample.group(1).replaceAll("_(bucket|count|sum)$", "")),
                        () -> "no type: " + line);
            }
        }
        return samples;
    }

    private HttpResponse<String> get(Felix felix, String accept) throws Exception {
        String[] endpoints = (String[]) felix.property(RUNTIME, "osgi.http.endpoint");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoints[0] + "metrics"))
                        .header("Accept", accept)
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
