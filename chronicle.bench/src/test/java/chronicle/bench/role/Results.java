package chronicle.bench.role;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Collects the results of roles that a test plays itself, and stands in for their parents. */
final class Results {

    private static final CountDownLatch AT_ONCE = new CountDownLatch(0);

    private final Map<String, Double> values = new ConcurrentHashMap<>();

    /** The parent of a role that waits for nobody. */
    Parent alone() {
        return ordered(AT_ONCE, AT_ONCE, AT_ONCE);
    }

    /**
     * The parent of one of two roles that wait for each other.
     *
     * @param opened counted down when the role has opened
     * @param go what it waits for then
     * @param close what it waits for when it has finished
     */
    Parent ordered(CountDownLatch opened, CountDownLatch go, CountDownLatch close) {
        return new Parent() {
            @Override
            public void opened() throws InterruptedException {
                opened.countDown();
                go.await();
            }

            @Override
            public void warm() {}

            @Override
            public void result(String name, double value) {
                values.put(name, value);
            }

            @Override
            public void finished() throws InterruptedException {
                close.await();
            }
        };
    }

    double get(String name) {
        has(name);
        return values.get(name);
    }

    /** Fails unless all of these are there and none is negative. */
    void has(String... names) {
        for (String name : names) {
            Double value = values.get(name);
            assertTrue(value != null && value >= 0, name + "=" + value);
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
