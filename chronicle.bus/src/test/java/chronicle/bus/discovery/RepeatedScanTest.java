package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scan does about changes since the one before, and what it does not look at again. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RepeatedScanTest extends ScanFixture {

    @Test
    void directoryExchangedDuringItsListingIsListedAnew() throws IOException {
        start("old");
        start("both");
        assertEquals(Set.of("+old", "+both"), Set.copyOf(all()));
        walk.starts = 0;
        walk.meanwhile =
                () -> {
                    Files.move(layout.strategies(), temp.resolve("moved"));
                    start("both");
                    start("new");
                };
        List<String> events = all();
        assertEquals(2, walk.starts);
        assertEquals(Set.of("-old", "-both", "+both", "+new"), Set.copyOf(events));
        assertTrue(events.indexOf("-both") < events.indexOf("+both"));
        assertEquals(List.of(), problems.lines());
    }

    @Test
    void withoutADescriptorWhatGoesIsNoticedAndWhatStaysStays() throws IOException {
        start("stays");
        start("goes");
        all();
        walk.startFailure = new FileSystemException("no descriptor left");
        deleteTree(layout.strategies().resolve("goes"));
        start("comes");
        assertEquals(List.of("-goes"), all());
        assertEquals(
                List.of("path=\"" + layout.strategies() + "\" cannot list: no descriptor left"),
                problems.lines());
        walk.startFailure = null;
        assertEquals(List.of("+comes"), all());
        assertEquals(List.of(), problems.lines());
    }

    /** Not at READY, that is; orders_out itself is looked at each time. */
    @Test
    void whatCannotHaveChangedIsNotLookedAtButEveryTwelfthTime() throws IOException {
        start("s");
        Files.createDirectories(ordersOut("not-ready"));
        all();
        awaitSkipping(2);
        int thorough = 0;
        for (int i = 0; i < 2 * StrategyScan.THOROUGH_EVERY; i++) {
            walk.looks = 0;
            assertEquals(List.of(), all());
            thorough += scan.skipped() == 0 ? 1 : 0;
            assertEquals(scan.skipped() == 0 ? 4 : 2, walk.looks);
        }
        assertEquals(2, thorough);
        Files.createFile(ordersOut("not-ready").resolve("READY"));
        assertEquals(List.of("+not-ready"), all());
        awaitSkipping(2);
        Files.delete(ordersOut("s").resolve("READY"));
        assertEquals(List.of("-s"), all());
    }

    /** Whatever else is true: what changes right after a look is found by the next one. */
    @Test
    void changeRightAfterALookIsFound() throws IOException {
        Files.createDirectories(ordersOut("s"));
        all();
        for (int i = 0; i < 500; i++) {
            Files.createFile(ordersOut("s").resolve("READY"));
            assertEquals(List.of("+s"), all(), "round=" + i);
            Files.delete(ordersOut("s").resolve("READY"));
            assertEquals(List.of("-s"), all(), "round=" + i);
        }
    }

    @Test
    void madeAnewWithoutWaitingIsRemovedThenAdded() throws IOException {
        start("s");
        assertEquals(List.of("+s"), all());
        for (int i = 0; i < 500; i++) {
            deleteTree(layout.strategies().resolve("s"));
            start("s");
            assertEquals(List.of("-s", "+s"), look("s", i % 2 == 0), "round=" + i);
        }
    }

    /** The problem of a look that could not tell does not outlive it. */
    @Test
    void whatCouldNotBeSeenIsLookedAtAgainThoughNothingChanged() throws IOException {
        start("s");
        all();
        awaitSkipping(1);
        walk.failure = "no permission";
        assertEquals(List.of(), all());
        assertEquals(1, problems.lines().size());
        walk.failure = "";
        assertEquals(List.of(), all());
        assertEquals(List.of(), problems.lines());
    }

    private void awaitSkipping(int count) {
        // Times have to be past before they prove anything; the test's timeout ends this.
        do {
            assertEquals(List.of(), all());
        } while (scan.skipped() < count);
        assertFalse(scan.skipped() > count);
    }
}
