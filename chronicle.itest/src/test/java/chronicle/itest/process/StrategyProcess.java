package chronicle.itest.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.BusLayout;
import chronicle.testkit.ChildJvm;
import java.util.List;

/** A strategy in a JVM of its own, the one that runs the tests. Closing ends it in peace. */
public final class StrategyProcess implements AutoCloseable {

    private static final List<String> SMALL =
            List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final ChildJvm child;

    /** Starts it; {@code orders} below 0 writes until it is killed. */
    public StrategyProcess(BusLayout bus, String name, long orders) {
        child =
                ChildJvm.start(
                        SMALL,
                        StrategyMain.class,
                        bus.root().toString(),
                        name,
                        Long.toString(orders));
    }

    /** Waits until it says this next; what it said before is passed over. */
    public StrategyProcess await(String line) {
        assertEquals(line, child.awaitLine(line));
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        try (child) {
            if (child.isAlive()) {
                child.endInput();
                child.awaitExit();
            }
        }
    }
}
