package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripIT {

    @TempDir Path folder;
    private Path bus;
    private Path temporary;

    @BeforeEach
    void makeFolders() throws IOException {
        bus = folder.resolve("the bus");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void ordersAreAckedAndEverythingIsTakenBack() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            assertEquals(
                    "router up bus=" + bus + " watcher=inotify", router.awaitLineFrom("router up"));
            trade("s1", 200);
            router.awaitLine("added s1");
            router.awaitLine("removed s1");
            Path strategy = bus.resolve("orders/queue/s1");
            assertFalse(Files.exists(strategy.resolve("orders_out/READY")));
            router.terminate();
            router.endsQuietly(0);
            assertEquals(3, router.out().size(), router.out().toString());
            assertFalse(Files.exists(strategy.resolve("orders_in/READY")));
            assertFalse(Files.exists(strategy.resolve("orders_in/LEASE")));
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void strategyThatComesBackGoesOnWithItsNumbers() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            router.awaitLineFrom("router up");
            trade("again", 20);
            router.awaitLine("removed again");
            trade("again", 20);
            router.terminate();
            router.endsQuietly(0);
        }
        try (JarProcess tail = command("tail", queue("again", "orders_in"))) {
            tail.endsQuietly(0);
            assertEquals(40, tail.out().size());
            assertTrue(tail.out().get(39).endsWith("  order_id=39 status=ACK"));
        }
    }

    @Test
    void watcherIsExchangedOnCommand() throws IOException, InterruptedException {
        try (JarProcess router = router()) {
            router.awaitLineFrom("router up");
            router.tell("stop chronicle.discovery.linux");
            router.awaitLine("watcher jdk");
            router.tell("stop chronicle.discovery.jdk");
            router.awaitLine("watcher poll");
            trade("while-polling", 10);
            router.tell("start chronicle.discovery.jdk");
            router.await(
                    "jdk again",
                    () -> router.out().stream().filter("watcher jdk"::equals).count() == 2);
            trade("on-the-jdk", 10);
            router.tell("start chronicle.discovery.linux");
            router.awaitLine("watcher inotify");
            trade("while-watching", 10);
            router.tell("start nothing");
            router.awaitLine("control: no such bundle: nothing");
            router.terminate();
            router.endsQuietly(0);
        }
    }

    @Test
    void ordersFollowTheFeed() throws IOException, InterruptedException {
        try (JarProcess router = router();
                JarProcess strategy =
                        command(
                                "strategy",
                                "--bus",
                                bus.toString(),
                                "--name=follower",
                                "--follow-feed=ETH",
                                "--orders=25")) {
            router.awaitLine("added follower");
            try (JarProcess feed = command("feed", "--bus", bus.toString())) {
                strategy.awaitLineFrom("strategy follower orders=25 acked=25 rtt_us ");
                strategy.endsQuietly(0);
                feed.terminate();
                feed.endsQuietly(0);
            }
            assertFalse(Files.exists(bus.resolve("market_data/queue/demo_feed/READY")));
            router.terminate();
            router.endsQuietly(0);
        }
        try (JarProcess tail = command("tail", queue("follower", "orders_out"), "--limit=1")) {
            tail.endsQuietly(0);
            assertTrue(tail.out().get(0).endsWith("order_id=0 symbol=ETH qty=1 side=BUY"));
        }
    }

    @Test
    void strategyWithoutARouterSaysSo() throws IOException, InterruptedException {
        try (JarProcess strategy =
                command(
                        "strategy",
                        "--bus",
                        bus.toString(),
                        "--name=alone",
                        "--orders=3",
                        "--timeout=0")) {
            strategy.awaitLine("strategy alone orders=3 acked=0 rtt_us p50=0.0 p99=0.0 max=0.0");
            strategy.endsWith(1, "chronicle: 3 orders have no ack");
        }
        assertFalse(Files.exists(bus.resolve("orders/queue/alone/orders_out/READY")));
    }

    private void trade(String name, int orders) throws IOException, InterruptedException {
        try (JarProcess strategy =
                command(
                        "strategy",
                        "--bus",
                        bus.toString(),
                        "--name",
                        name,
                        "--orders",
                        String.valueOf(orders),
                        "--segment-size=8192")) {
            strategy.awaitLineFrom(
                    "strategy " + name + " orders=" + orders + " acked=" + orders + " rtt_us p50=");
            strategy.endsQuietly(0);
        }
    }

    private JarProcess router() throws IOException {
        return command("router", "--bus", bus.toString(), "--control", "--segment-size=65536");
    }

    private JarProcess command(String... arguments) throws IOException {
        return JarProcess.start(temporary, arguments);
    }

    private String queue(String strategy, String side) {
        return bus.resolve("orders/queue").resolve(strategy).resolve(side).toString();
    }
}
