package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @TempDir Path folder;

    @Test
    void nothingIsLostOrDoubled() throws IOException, InterruptedException {
        Path bus = folder.resolve("demo bus");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (JarProcess demo =
                JarProcess.start(
                        temporary,
                        "demo",
                        "--seconds=3",
                        "--strategies=2",
                        "--bus",
                        bus.toString())) {
            demo.await(
                    "the middle",
                    () -> demo.out().stream().anyMatch(line -> line.contains("kills alpha")));
            String verdict = demo.awaitLineFrom("demo: ");
            // Where its new process comes later than its LEASE holds.
            demo.endsSayingNothingBut(0, "lane of alpha is STALE after LIVE: its owner died");
            assertTrue(
                    verdict.matches(
                            "demo: orders=(\\d+) acked=\\1 lost=0 duplicated=0 added=3 removed=3"
                                    + " swaps=2"),
                    verdict);
            List<String> lines = demo.out();
            assertEquals(verdict, lines.get(lines.size() - 1));
        }
        assertTrue(Files.isDirectory(bus.resolve("orders/queue/late/orders_out")));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void stoppedInTheMiddleLeavesNothingBehind() throws IOException, InterruptedException {
        Path bus = folder.resolve("bus");
        try (JarProcess demo =
                JarProcess.start(folder, "demo", "--seconds=60", "--bus", bus.toString())) {
            Path ready = bus.resolve("orders/queue/alpha/orders_in/READY");
            demo.await("alpha attached", () -> Files.exists(ready));
            demo.terminate();
            String stopped = "chronicle: the demonstration was stopped before its end";
            demo.awaitWarning(stopped);
            // A strategy that is stopped waits five seconds for its acks.
            demo.endsSayingNothingBut(1, stopped, " orders have no ack");
            assertTrue(Files.notExists(ready), demo.out()::toString);
        }
    }
}
