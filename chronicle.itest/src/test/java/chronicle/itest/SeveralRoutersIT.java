package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.WriterOptions;
import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.ControlProbe;
import chronicle.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;

/** Routers on different buses in one container, each with its own lanes. */
@ExtendWith(FelixExtension.class)
final class SeveralRoutersIT {

    private static final String CONTROL = "chronicle.router.RouterControl";

    @TempDir Path root;
    @TempDir Path otherRoot;
    private LiveBus bus;
    private BusLayout other;

    @BeforeEach
    void open(Felix felix) {
        bus = new LiveBus(felix, root);
        other = new BusLayout(otherRoot);
        felix.start(POLL);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void whatHappensToOneIsNoBusinessOfTheOther(Felix felix) throws Exception {
        Configuration first = bus.startRouter();
        felix.router(bus.settings("bus", otherRoot.toString()));
        Await.until("two run", () -> felix.services(LiveBus.STATUS) == 2);
        assertEquals(2, felix.services(CONTROL));
        List<String> lanes = bus.lanes();

        bus.strategy("alpha");
        bus.send("alpha", 0);
        try (StrategySession beta = onTheOther("beta")) {
            send(beta);
            Await.until("both are served", () -> bus.orders().size() == 2, bus::state);
            // A bad strategy of the other bus, and one that is set aside on the first.
            Path empty = other.endpoints(new StrategyId("bad")).ordersOut();
            Files.createDirectories(empty);
            Files.write(empty.resolve("control.meta"), new byte[512]);
            ReadyMarker.publish(empty);
            Bundle operator = felix.start(ControlProbe.class);
            Await.until("bad", () -> lanes.contains("bad QUARANTINED"), lanes::toString);
            Await.until("aside", () -> lanes.contains("alpha QUARANTINED"), lanes::toString);
            bus.send("alpha", 1);
            send(beta);
            Await.until("beta goes on", () -> bus.seqs("beta").size() == 2, bus::state);
            assertEquals(List.of(0L), bus.seqs("alpha"));
            operator.stop();
            Await.until("alpha as well", () -> bus.seqs("alpha").size() == 2, bus::state);

            first.delete();
            Await.until("one is left", () -> felix.services(LiveBus.STATUS) == 1);
            assertEquals(1, felix.services(CONTROL));
            send(beta);
            Await.until("beta goes on", () -> bus.seqs("beta").size() == 3, bus::state);
            assertEquals(List.of(0L, 1L, 2L), bus.seqs("beta"));
            assertEquals(List.of(0L, 1L), bus.seqs("alpha"));
            assertFalse(lanes.contains("beta QUARANTINED"), lanes::toString);
        }
    }

    private StrategySession onTheOther(String name) {
        StrategySession session =
                StrategySession.open(
                        bus.queues(),
                        other,
                        new StrategyId(name),
                        SessionOptions.DEFAULTS.withWriter(
                                WriterOptions.DEFAULTS.withSegmentSize(64 << 10)));
        session.ready();
        return session;
    }

    private static void send(StrategySession session) {
        session.orders()
                .append(
                        2,
                        "order_id=1 symbol=BTC qty=1 side=BUY".getBytes(StandardCharsets.US_ASCII));
    }
}
