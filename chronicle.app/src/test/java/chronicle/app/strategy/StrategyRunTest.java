package chronicle.app.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.app.process.StopSignal;
import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyRunTest {

    @TempDir Path root;

    @Test
    void stoppedStrategyAwaitsItsAcksNoLongerThanItIsTold() throws Exception {
        StopSignal stop = new StopSignal();
        StrategyPlan plan =
                new StrategyPlan(
                        new BusLayout(root),
                        new StrategyId("s1"),
                        1,
                        1000,
                        0,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        WriterOptions.DEFAULTS.withSegmentSize(4096));
        Path orders = plan.bus().endpoints(plan.strategy()).ordersOut();
        try (Queues queues = Queues.create()) {
            FutureTask<StrategyResult> run =
                    new FutureTask<>(() -> new StrategyRun(plan, queues, stop).run());
            new Thread(run, "strategy").start();
            Await.until("ready", () -> ReadyMarker.isPresent(orders));
            try (QueueBrowser sent = queues.browse(orders, StartMode.EARLIEST)) {
                Await.until("sent", () -> sent.poll(message -> {}, 1) == 1);
            }
            stop.request();
            // Untold it would be five.
            assertEquals(1, run.get(4, TimeUnit.SECONDS).missing());
        }
    }
}
