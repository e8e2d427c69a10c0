package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scan does about changes since the one before. */
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
        // Of device, inode, time of birth and handle.
        assumeTrue(
                queues.identity(layout.strategies()).split(":").length == 4,
                "without handles an inode that is used again at once is the same directory");
        start("s");
        assertEquals(List.of("+s"), all());
        for (int i = 0; i < 500; i++) {
            deleteTree(layout.strategies().resolve("s"));
            start("s");
            assertEquals(List.of("-s", "+s"), look("s", i % 2 == 0), "round=" + i);
        }
    }
}
