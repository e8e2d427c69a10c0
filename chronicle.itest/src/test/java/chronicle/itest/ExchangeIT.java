package chronicle.itest;

import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.process.LoadedBus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bundles of the handler and of watchers are stopped, updated, refreshed and installed anew while
 * strategies send as fast as they are acknowledged: each order is acknowledged once, in order.
 */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class ExchangeIT {

    private static final String HANDLER = "chronicle.example.handler";
    private static final int STRATEGIES = 3;
    private static final int FLOW = 1_000;

    @TempDir Path root;

    @Test
    void handlerIsExchangedUnderFullRateAndEachOrderIsAcknowledgedOnce(Felix felix)
            throws Exception {
        felix.start(INOTIFY);
        felix.start(HANDLER);
        underFullRate(
                felix,
                bus -> {
                    felix.stop(HANDLER);
                    bus.awaitFull();
                    felix.start(HANDLER);
                    bus.awaitAcknowledged(FLOW);
                    felix.update(HANDLER);
                    bus.awaitAcknowledged(FLOW);
                    felix.refresh(HANDLER);
                    bus.awaitAcknowledged(FLOW);
                    felix.uninstall(HANDLER);
                    bus.awaitFull();
                    felix.start(HANDLER);
                });
    }

    @Test
    void watchersAreExchangedUnderFullRateAndEachOrderIsAcknowledgedOnce(Felix felix)
            throws Exception {
        felix.start(INOTIFY);
        felix.start(POLL);
        felix.start(HANDLER);
        underFullRate(
                felix,
                bus -> {
                    for (HotSwapIT.Operation operation : HotSwapIT.Operation.values()) {
                        operation.apply(felix, INOTIFY, () -> bus.awaitAcknowledged(FLOW));
                        bus.awaitAcknowledged(FLOW);
                    }
                });
    }

    private interface Exchange {
        void in(LoadedBus bus) throws Exception;
    }

    private void underFullRate(Felix felix, Exchange exchange) throws Exception {
        long seed = System.nanoTime();
        try (LiveBus router = new LiveBus(felix, root)) {
            router.startRouterAlone();
            try (LoadedBus bus = new LoadedBus(root, STRATEGIES, seed)) {
                bus.awaitAcknowledged(FLOW);
                exchange.in(bus);
                bus.awaitAcknowledged(FLOW);
                bus.finish();
                assertEquals(0, bus.repeated(), "acknowledged again seed=" + seed);
            }
        }
    }
}
