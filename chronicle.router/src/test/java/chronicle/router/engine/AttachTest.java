package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.WriterOptions;
import chronicle.router.engine.DataLoop.Command;
import chronicle.router.engine.DataLoop.Released;
import chronicle.router.engine.ReplyPolicy.Full;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lanes that the merge does not take go back; those that come with them are attached. */
class AttachTest {

    private final RouterServices services = RouterServices.empty();
    private final Notifier notifier =
            new Notifier(Path.of("bus"), services.listeners(), new Recorder(), () -> {});
    private final List<Released> released = new ArrayList<>();
    private final Mailbox<Released> back = new Mailbox<>(() -> {});
    private final DataLoop loop =
            new DataLoop(
                    stub(FanInReader.class),
                    new Dispatch(
                            new Takers(services.handlers()),
                            new Refusals(notifier, HandlerPolicy.DEFAULTS),
                            new HandlerWatch(notifier, Duration.ofSeconds(1)),
                            new ReplyWriter(new Counter(), Full.BLOCK, notifier),
                            new Counter(),
                            new OrderLatency(new Latencies(), WriterOptions.DEFAULTS.clock())),
                    notifier,
                    back,
                    DataPolicy.DEFAULTS);

    /** A merge that takes no lane of these names; its first poll is the last. */
    private <T> T stub(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> {
                            switch (method.getName()) {
                                case "add":
                                    return add((String) arguments[0]);
                                case "poll":
                                    loop.stop();
                                    return 0;
                                default:
                                    return null;
                            }
                        }));
    }

    private Lane add(String name) {
        if (name.equals("late")) {
            throw new InternalError("a fault in a recent unsafe memory access operation");
        }
        if (name.equals("gone")) {
            throw new QueueException(Category.CLOSED, "reader is closed");
        }
        return stub(Lane.class);
    }

    private static StrategyLane lane(String name) {
        StrategyId strategy = new StrategyId(name);
        return new StrategyLane(
                new StrategyEndpoints(strategy, Path.of("bus", name)),
                null,
                null,
                "",
                "",
                new LaneCounters());
    }

    @Test
    void laneThatTheMergeDoesNotTakeGoesBackAndTheNextOneIsAttached() {
        StrategyLane late = lane("late");
        StrategyLane gone = lane("gone");
        StrategyLane sound = lane("sound");
        loop.send(new Command.Attach(List.of(late, gone, sound)));
        loop.run();
        back.takeAll(released::add);
        assertEquals(2, released.size());
        assertEquals(late, released.get(0).lane());
        assertNull(released.get(0).fault(), "opened anew");
        assertEquals(gone, released.get(1).lane());
        assertEquals("reader is closed", released.get(1).fault().reason());
        assertNotNull(sound.lane);
    }
}
