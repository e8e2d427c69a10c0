package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.session.StrategySession;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import chronicle.testkit.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Strategies of users that are not allowed, or that everybody may write to, are not attached. */
@DisabledOnOs(OS.WINDOWS)
final class AccessTest extends RouterCase {

    /** The largest there can be; nobody's. */
    private static final String SOMEBODY_ELSE = "4294967294";

    @BeforeEach
    void handle() {
        fixture.handler(0, recorder);
    }

    private Router start(String... owners) {
        return fixture.start(fixture.settings().withAccess(AccessPolicy.parse(owners)));
    }

    private String reason(Router router, String strategy) {
        Await.until(
                "quarantined",
                () ->
                        router.lanes().stream()
                                .anyMatch(lane -> lane.state() == LaneState.QUARANTINED),
                () -> router.lanes());
        return fixture.lane(router, strategy).reason();
    }

    @Test
    void strategyOfAnAllowedUserIsAttachedByNameOrNumber() throws IOException {
        String name = Files.getOwner(root).getName();
        String number = Files.getAttribute(root, "unix:uid").toString();
        start(SOMEBODY_ELSE, name);
        RouterFixture.send(fixture.strategy("alpha"), "one");
        Await.until("handled", () -> recorder.orders().size() == 1, recorder::problems);
        assertEquals(Set.of("1", number), AccessPolicy.parse(" 1,," + number + " ").owners());
    }

    @Test
    void strategyOfAnotherUserIsQuarantinedAndNothingOfItIsOpened() {
        Router router = start(SOMEBODY_ELSE);
        RouterFixture.send(fixture.strategy("alpha"), "one");
        String reason = reason(router, "alpha");
        assertTrue(
                reason.startsWith(
                        "owner is not allowed, add it to owners or give the files to one of them"
                                + " path="
                                + fixture.directory("alpha")
                                + " owner="),
                reason);
        Path ordersOut = fixture.directory("alpha").resolve("orders_out");
        assertTrue(Files.notExists(ordersOut.resolve("readers").resolve("router.meta")));
        assertTrue(Files.notExists(fixture.directory("alpha").resolve("orders_in")));
    }

    @Test
    void whatEverybodyMayWriteToIsRefusedUntilThatIsMended() throws IOException {
        String name = Files.getOwner(root).getName();
        StrategySession alpha = fixture.silent("alpha");
        RouterFixture.send(alpha, "one");
        Path control = alpha.endpoints().ordersOut().resolve("control.meta");
        Modes.set(control, "rw-r--rw-");
        Router router = start(name);
        alpha.ready();
        assertEquals(
                "everybody may write to it, take that permission away path=" + control,
                reason(router, "alpha"));
        Modes.set(control, "rw-r-----");
        assertTrue(router.resume(alpha.endpoints().strategy()));
        Await.until("handled", () -> recorder.orders().size() == 1, recorder::problems);
    }

    @Test
    void othersGoOnBesideOneThatIsRefused() throws IOException {
        String name = Files.getOwner(root).getName();
        StrategySession bad = fixture.silent("bad");
        Modes.set(bad.endpoints().directory(), "rwxrwxrwx");
        Router router = start(name);
        bad.ready();
        RouterFixture.send(fixture.strategy("good"), "one");
        Await.until("handled", () -> recorder.orders("good").size() == 1);
        assertTrue(reason(router, "bad").contains("everybody may write"));
    }
}
