package chronicle.itest;

import static chronicle.itest.WatcherBundles.INOTIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.StartMode;
import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.process.StrategyProcess;
import chronicle.testkit.Await;
import chronicle.testkit.ForeignBus;
import chronicle.testkit.ProcSelf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The router in the container, strategies in processes of their own and of another language. */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class ProcessesIT {

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        felix.start(INOTIFY);
        bus.startRouter();
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void everyCommittedOrderOfAKilledAndRestartedStrategyIsHandledOnce() throws Exception {
        try (StrategyProcess steady = new StrategyProcess(bus.layout(), "steady", 2000);
                StrategyProcess victim = new StrategyProcess(bus.layout(), "victim", -1)) {
            victim.await("ready");
            Await.until("in the flow", () -> bus.seqs("victim").size() > 500, bus::state);
            victim.kill();
            long committed = committed("victim");
            Await.until(
                    "what was committed is handled",
                    () -> bus.seqs("victim").size() >= committed,
                    bus::state);

            try (StrategyProcess again = new StrategyProcess(bus.layout(), "victim", 300)) {
                again.await("done");
                steady.await("done");
                Await.until(
                        "what came after it is handled",
                        () -> bus.seqs("victim").size() >= committed + 300,
                        bus::state);
                Await.until("the other", () -> bus.seqs("steady").size() >= 2000, bus::state);
                assertEquals(committed + 300, committed("victim"));
                assertEquals(
                        LongStream.range(0, committed + 300).boxed().toList(),
                        bus.seqs("victim"),
                        "consecutive, each once");
                assertEquals(LongStream.range(0, 2000).boxed().toList(), bus.seqs("steady"));
                assertEquals(1, bus.count("added victim"), bus::state);
                assertEquals(0, bus.removed().size(), bus::state);
            }
        }
        bus.awaitEvent("removed victim");
        bus.awaitEvent("removed steady");
    }

    /** Messages committed so far, by the files alone, of which those that were read may be gone. */
    private long committed(String strategy) {
        Path queue = bus.directory(strategy).resolve("orders_out");
        long[] count = {0};
        try (QueueBrowser browser = bus.queues().browse(queue, StartMode.EARLIEST)) {
            while (browser.poll(message -> count[0] = message.seq() + 1, 1000) > 0) {
                continue;
            }
        }
        return count[0];
    }

    @Test
    void queuesOfAForeignWriterCopiedIntoTheLiveBusReachTheHandler() throws Exception {
        bus.awaitEvent("up inotify");
        ForeignBus.copyTo(root);
        int all = ForeignBus.SMALL_RECORDS + ForeignBus.ROLLED_RECORDS;
        Await.until("all records", () -> bus.orders().size() >= all, bus::state);
        assertEquals(404, bus.orders().size());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ForeignBus.ROLLED_RECORDS; i++) {
            expected.add(
                    "rolled "
                            + i
                            + " "
                            + ForeignBus.rolledType(i)
                            + " "
                            + new String(ForeignBus.rolledPayload(i), StandardCharsets.UTF_8));
        }
        assertEquals(expected, bus.orders().stream().filter(o -> o.startsWith("rolled ")).toList());
        assertEquals(ForeignBus.SMALL_RECORDS, bus.seqs("small").size());
        assertTrue(bus.problems("strategy=").isEmpty(), bus::state);
    }

    @Test
    void strategyThatIsRemovedLeavesNoMappingAndNoDescriptor() throws Exception {
        bus.awaitEvent("up inotify");
        Path all = bus.layout().strategies();
        assertEquals(List.of(), ProcSelf.mappings(all));
        int baseline = ProcSelf.descriptors(all).size();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 10; i++) {
                bus.strategy("s" + i);
                bus.send("s" + i, round);
            }
            int removed = 10 * (round + 1);
            Await.until("all came", () -> bus.orders().size() == removed, bus::state);
            for (int i = 0; i < 10; i++) {
                bus.closeStrategy("s" + i);
            }
            Await.until("all left", () -> bus.removed().size() == removed, bus::state);
            assertEquals(List.of(), ProcSelf.mappings(all));
            assertEquals(baseline, ProcSelf.descriptors(all).size());
        }
    }
}
