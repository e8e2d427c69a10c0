package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Scripts wait for routers that have looked at their buses. */
final class RoutersTest {

    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(60);

    private final Routers routers = new Routers();
    private final FakeRouter router = new FakeRouter("/bus");

    @Test
    void waitEndsWithTheFirstLookOfTheLastRouter() throws Exception {
        routers.put(1, new FakeRouter("/other").shell());
        router.rescans = 0;
        routers.put(2, router.shell());
        CompletableFuture<Boolean> up = new CompletableFuture<>();
        Thread waiting = new Thread(() -> up.complete(waited()), "waiting");
        waiting.start();
        Await.until("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertFalse(up.isDone());
        router.rescans = 1;
        routers.changed();
        assertTrue(up.get(30, TimeUnit.SECONDS));
    }

    private boolean waited() {
        try {
            return routers.awaitFirstLook(LONG_NS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        }
    }

    @Test
    void waitEndsWithoutARouterToo() throws InterruptedException {
        assertFalse(routers.awaitFirstLook(1));
        router.rescans = 0;
        routers.put(1, router.shell());
        assertFalse(routers.awaitFirstLook(1));
        router.rescans = 1;
        assertTrue(routers.awaitFirstLook(0));
    }
}
