package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.BusLayout;
import chronicle.bus.handler.DeadLetter;
import chronicle.bus.session.StrategySession;
import chronicle.core.QueueBrowser;
import chronicle.core.StartMode;
import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.SkippingProbe;
import chronicle.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Handlers come late, go and come back while orders flow. */
@ExtendWith(FelixExtension.class)
final class HandlerIT {

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) {
        bus = new LiveBus(felix, root);
        felix.start(POLL);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void handlerThatComesLateLosesNothing() throws Exception {
        bus.startRouterAlone();
        bus.strategy("alpha");
        IntStream.range(0, 1000).forEach(i -> bus.send("alpha", i));
        bus.awaitEvent("added alpha");
        Await.until("said", () -> bus.problems("no OrderHandler").size() == 1, bus::state);
        assertEquals(0, bus.orders().size());

        bus.startHandler();
        Await.until("all are handled", () -> bus.orders().size() == 1000, bus::state);
        assertEquals(LongStream.range(0, 1000).boxed().toList(), bus.seqs("alpha"));
    }

    @Test
    void handlerThatGoesAndComesBackWhileOrdersFlowLosesAndDoublesNothing() throws Exception {
        bus.startRouter();
        bus.strategy("alpha");
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> sent =
                    sender.submit(
                            () -> {
                                int n = 0;
                                while (!enough.get()) {
                                    // Never far ahead: the swaps are to happen in the flow.
                                    if (n - bus.orders().size() < 200) {
                                        bus.send("alpha", n++);
                                    } else {
                                        Thread.onSpinWait();
                                    }
                                }
                                return n;
                            });
            for (int i = 1; i <= 5; i++) {
                int before = bus.orders().size();
                Await.until("flow", () -> bus.orders().size() > before + 100, bus::state);
                bus.stopHandler();
                bus.startHandler();
            }
            enough.set(true);
            int total = sent.get(30, TimeUnit.SECONDS);
            Await.until("all are handled", () -> bus.orders().size() >= total, bus::state);
            assertEquals(LongStream.range(0, total).boxed().toList(), bus.seqs("alpha"));
        } finally {
            enough.set(true);
            sender.shutdownNow();
        }
    }

    @Test
    void handlerSaysByItsPropertiesThatOrdersItRefusesAreGivenUp(Felix felix) throws Exception {
        bus.startRouterAlone();
        felix.start(SkippingProbe.class);
        bus.strategy("alpha");
        IntStream.range(0, 6).forEach(i -> bus.send("alpha", i));
        Await.until("the others are handled", () -> bus.orders().size() == 3, bus::state);
        assertEquals(List.of(0L, 2L, 4L), bus.seqs("alpha"));
        Path dead = bus.directory("alpha").resolve(BusLayout.ORDERS_DEAD);
        List<Long> kept = new ArrayList<>();
        Await.until(
                "given up",
                () -> {
                    kept.clear();
                    try (QueueBrowser letters = bus.queues().browse(dead, StartMode.EARLIEST)) {
                        letters.poll(m -> kept.add(DeadLetter.of(m).orElseThrow().seq()), 10);
                    }
                    return kept.size() == 3;
                },
                bus::state);
        assertEquals(List.of(1L, 3L, 5L), kept);
    }

    @Test
    void exampleHandlerAcknowledgesEveryOrder(Felix felix) throws Exception {
        felix.start("chronicle.example.handler");
        bus.startRouterAlone();
        StrategySession session = bus.strategy("alpha");
        IntStream.range(0, 50).forEach(i -> bus.send("alpha", i));
        List<String> acks = new ArrayList<>();
        Await.until(
                "all acks",
                () -> {
                    session.pollReplies(
                            reply ->
                                    acks.add(
                                            reply.typeId()
                                                    + " "
                                                    + new String(
                                                            reply.copyPayload(),
                                                            StandardCharsets.US_ASCII)),
                            100);
                    return acks.size() >= 50;
                },
                bus::state);
        List<String> expected =
                IntStream.range(0, 50).mapToObj(i -> "3 order_id=" + i + " status=ACK").toList();
        assertEquals(expected, acks);
    }
}
