package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.testkit.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A watcher that an operator prefers goes before better ranked ones while it is there. */
final class PreferredWatcherTest extends RouterCase {

    private static final int BEST = 9;
    private static final int SECOND = 5;
    private static final int LAST = 1;

    private final GaugedWatcher best = new GaugedWatcher("best");
    private final GaugedWatcher second = new GaugedWatcher("second");
    private final GaugedWatcher last = new GaugedWatcher("last");
    private Router router;

    @BeforeEach
    void start() {
        comes(BEST, best);
        comes(SECOND, second);
        comes(LAST, last);
        router = fixture.start(fixture.rescanning(Duration.ofHours(1)));
        awaitInUse("best");
    }

    private void comes(int rank, QueueWatcher watcher) {
        fixture.services.watchers().put(RouterFixture.rank(rank), watcher);
        if (router != null) {
            router.watchersChanged();
        }
    }

    private void goes(int rank) {
        fixture.services.watchers().remove(RouterFixture.rank(rank));
        router.watchersChanged();
    }

    private boolean isToldLast(String name) {
        List<String> events = recorder.events();
        return !events.isEmpty() && events.get(events.size() - 1).endsWith(' ' + name);
    }

    private void awaitInUse(String name) {
        Await.until(name, () -> router.watcher().equals(name) && isToldLast(name), router::watcher);
    }

    @Test
    void isUsedWhileItIsThereAndTheBestOfTheRestMeanwhile() {
        router.prefer("last");
        awaitInUse("last");
        assertEquals(List.of("last", "best", "second"), router.watchers());
        goes(LAST);
        awaitInUse("best");
        goes(BEST);
        awaitInUse("second");
        assertEquals("last", router.preferredWatcher());
        comes(BEST, best);
        awaitInUse("best");
        comes(LAST, last);
        awaitInUse("last");
        router.prefer("");
        awaitInUse("best");
        assertEquals("", router.preferredWatcher());
        assertEquals(List.of("best", "second", "last"), router.watchers());
        assertEquals(
                List.of(
                        "up best",
                        "watcher last",
                        "watcher best",
                        "watcher second",
                        "watcher best",
                        "watcher last",
                        "watcher best"),
                recorder.events());
        assertEquals(List.of(1, 0, 0), List.of(best.open(), second.open(), last.open()));
        assertEquals(List.of(), recorder.problems("watcher"));
    }

    @Test
    void nameThatNoneHasIsRefusedWithThoseThereAre() {
        router.prefer("second");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> router.prefer("inotfy"));
        assertEquals(
                "no watcher has this name, nothing is changed: watcher=\"inotfy\","
                        + " there are best, second, last",
                refused.getMessage());
        assertThrows(NullPointerException.class, () -> router.prefer(null));
        assertEquals("second", router.preferredWatcher());
        awaitInUse("second");
        goes(BEST);
        goes(SECOND);
        goes(LAST);
        refused = assertThrows(IllegalArgumentException.class, () -> router.prefer("second"));
        assertEquals(
                "no watcher has this name, nothing is changed: watcher=\"second\", there is none",
                refused.getMessage());
        assertEquals("second", router.preferredWatcher(), "it may come back");
        router.prefer("");
        assertEquals("", router.preferredWatcher(), "which needs no watcher");
    }

    @Test
    void oneThatDoesNotWorkIsPassedOverWithItsReason() {
        comes(0, new ClosedDoor());
        router.prefer("door");
        Await.until("told", () -> recorder.problems("door: it is shut").size() == 1);
        awaitInUse("best");
        assertEquals("door", router.preferredWatcher());
        assertEquals(1, best.open(), "it was in use all the time");
    }

    @Test
    void oneThatCannotTellItsNameIsInNobodysWay() {
        comes(
                LAST + 1,
                new ClosedDoor() {
                    @Override
                    public String name() {
                        throw new IllegalStateException("its bundle is gone");
                    }
                });
        router.prefer("last");
        awaitInUse("last");
    }

    @Test
    void preferenceOutlastsTheRouterThatWasAsked() {
        router.prefer("second");
        awaitInUse("second");
        router.stop();
        router = fixture.start(fixture.rescanning(Duration.ofHours(1)));
        awaitInUse("second");
        assertEquals("second", router.preferredWatcher());
    }

    @Test
    void ofTwoWithTheNameTheBetterRankedIsUsed() {
        GaugedWatcher twin = new GaugedWatcher("last");
        comes(LAST + 1, twin);
        router.prefer("last");
        awaitInUse("last");
        assertEquals(List.of(1, 0), List.of(twin.open(), last.open()));
        assertEquals(List.of("last", "best", "second"), router.watchers());
    }

    private static class ClosedDoor implements QueueWatcher {
        @Override
        public String name() {
            return "door";
        }

        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public Watch open(BusLayout layout) throws WatchException {
            throw new WatchException("it is shut");
        }
    }
}
