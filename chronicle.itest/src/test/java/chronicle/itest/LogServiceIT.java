package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.probe.LogProbe;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a container has a logging service that brings SLF4J, what we log goes there. */
final class LogServiceIT {

    private static final int ORDERS = 2_000;

    private static final String LOGBACK = "<configuration><root level=\"INFO\"/></configuration>";

    @TempDir Path root;
    @TempDir Path settings;

    @Test
    void stateChangesAreALineEachOfTheLogServiceAndOrdersAreNone() throws Exception {
        try (Felix felix =
                        Felix.withLogging(
                                "org.ops4j.pax.logging.pax-logging-api",
                                "org.ops4j.pax.logging.pax-logging-logback");
                LiveBus bus = new LiveBus(felix, root)) {
            fromInfoOn(felix);
            List<String> log = felix.lines("log");
            felix.start(LogProbe.class);
            felix.start(POLL);
            WatcherBundles.pollOften(felix);
            bus.startRouter();
            awaitLine(log, "INFO chronicle.router router up bus=" + root + " watcher=poll");
            bus.strategy("alpha");
            awaitLine(log, "INFO chronicle.router lane of alpha is LIVE after ATTACHING");
            long before = ours(log);
            for (int i = 0; i < ORDERS; i++) {
                bus.send("alpha", i);
            }
            Await.until("handled", () -> bus.orders().size() == ORDERS, bus::state);
            assertEquals(before, ours(log), log::toString);
            felix.stop(POLL);
            awaitLine(log, "INFO chronicle.router watcher none");
            awaitLine(log, "WARN chronicle.router no watcher is in use");
            assertTrue(ours(log) < before + 10, log::toString);
        }
    }

    private void fromInfoOn(Felix felix) throws IOException {
        Path file = Files.writeString(settings.resolve("logback.xml"), LOGBACK);
        felix.configuration("org.ops4j.pax.logging")
                .update(
                        new Hashtable<>(
                                Map.of(
                                        "org.ops4j.pax.logging.logback.config.file",
                                        file.toString())));
    }

    private static long ours(List<String> log) {
        return log.stream().filter(line -> line.contains(" chronicle.")).count();
    }

    private static void awaitLine(List<String> log, String start) {
        Await.until(start, () -> log.stream().anyMatch(line -> line.startsWith(start)), () -> log);
    }
}
