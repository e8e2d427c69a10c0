package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.session.StrategySession;
import chronicle.router.RouterListener;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the replies of strategies that have left. */
final class LeftoversTest {

    private static final Duration GRACE = Duration.ofSeconds(4);

    @TempDir Path root;
    private RouterFixture fixture;
    private Recorder recorder;
    private Notifier notifier;
    private Leftovers leftovers;
    private long now;

    @BeforeEach
    void open() {
        fixture = new RouterFixture(root.resolve("bus"));
        recorder = fixture.recorder;
        fixture.handler(0, recorder);
        leftovers = leftovers(new CleanupPolicy(GRACE));
    }

    private Leftovers leftovers(CleanupPolicy policy) {
        notifier =
                new Notifier(
                        Path.of("bus"),
                        new RankedServices<>(RouterListener[]::new),
                        recorder,
                        () -> {});
        return new Leftovers(fixture.bus, fixture.queues, notifier, policy, () -> now);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** A strategy that has come and gone, and the router with it. */
    private Path left(String name) {
        Router router = fixture.start();
        StrategySession session = fixture.strategy(name);
        RouterFixture.send(session, "one");
        Await.until("handled", () -> recorder.orders(name).size() == 1);
        session.close();
        Await.until("gone", () -> recorder.events().contains("removed " + name));
        router.stop();
        Path ordersIn = fixture.directory(name).resolve("orders_in");
        assertTrue(Files.isDirectory(ordersIn));
        return ordersIn;
    }

    private void look(Duration after) {
        now += after.toNanos();
        leftovers.look(strategy -> false);
    }

    @Test
    void theyGoWhenTheirStrategyIsAwayForLongEnoughAndOrdersStay() {
        Path ordersIn = left("alpha");
        look(Duration.ZERO);
        look(GRACE.minusNanos(1));
        assertTrue(Files.exists(ordersIn));
        look(GRACE.dividedBy(4));
        assertFalse(Files.exists(ordersIn));
        Path ordersOut = fixture.directory("alpha").resolve("orders_out");
        assertTrue(Files.exists(ordersOut.resolve("readers").resolve("router.meta")));
        assertEquals(0, notifier.problems());
    }

    @Test
    void theyStayForAStrategyThatIsComing() {
        Path ordersIn = left("alpha");
        look(Duration.ZERO);
        fixture.silent("alpha");
        look(GRACE);
        assertTrue(Files.exists(ordersIn));
    }

    @Test
    void whoCameBackHasTheWholeTimeAgain() {
        Path ordersIn = left("alpha");
        look(Duration.ZERO);
        now += GRACE.toNanos();
        leftovers.look(strategy -> true);
        look(GRACE);
        assertTrue(Files.exists(ordersIn));
        look(GRACE);
        assertFalse(Files.exists(ordersIn));
    }

    @Test
    void theyStayUnlessSomebodyWantsThemToGo() {
        Path ordersIn = left("alpha");
        leftovers = leftovers(CleanupPolicy.DEFAULTS);
        look(Duration.ZERO);
        look(Duration.ofDays(1000));
        assertTrue(Files.exists(ordersIn));
        assertEquals(77, leftovers.untilDue(77));
    }

    @Test
    void whatAnEarlierRouterBeganIsFinished() throws IOException {
        Path ordersIn = left("alpha");
        Path gone = ordersIn.resolveSibling("orders_in.gone");
        Files.move(ordersIn, gone);
        look(Duration.ZERO);
        look(GRACE);
        assertFalse(Files.exists(gone));
        assertEquals(0, notifier.problems());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));
        Path precious = Files.writeString(outside.resolve("precious"), "stays");
        Path ordersIn = left("alpha");
        Files.createSymbolicLink(ordersIn.resolve("more"), outside);
        Path other = left("beta");
        Files.move(other, root.resolve("moved"));
        Files.createSymbolicLink(other, outside);
        look(Duration.ZERO);
        look(GRACE);
        assertFalse(Files.exists(ordersIn));
        assertTrue(Files.isSymbolicLink(other));
        assertEquals("stays", Files.readString(precious));
    }

    @Test
    void whoComesBackAfterThatGoesOnWhereItWas() {
        fixture.start(fixture.settings().withCleanup(new CleanupPolicy(Duration.ofMillis(40))));
        StrategySession first = fixture.strategy("alpha");
        RouterFixture.send(first, "one");
        Await.until("handled", () -> recorder.orders().size() == 1);
        first.close();
        Path ordersIn = fixture.directory("alpha").resolve("orders_in");
        Await.until("deleted", () -> !Files.exists(ordersIn));

        StrategySession again = fixture.strategy("alpha");
        RouterFixture.send(again, "two");
        List<String> replies = new ArrayList<>();
        Await.until(
                "answered",
                () -> {
                    again.pollReplies(
                            reply ->
                                    replies.add(
                                            new String(
                                                    reply.copyPayload(),
                                                    StandardCharsets.US_ASCII)),
                            10);
                    return !replies.isEmpty();
                });
        assertEquals(List.of("ack two"), replies);
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders());
    }
}
