package chronicle.bench.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every role of discovery with every peer that finds strategies. */
@Timeout(120)
class DiscoveryRolesTest {

    @TempDir Path directory;

    private final Results results = new Results();

    @ParameterizedTest
    @EnumSource(names = {"OURS", "JDK_WATCH_SERVICE", "DIRECTORY_WATCHER"})
    void findsEachThatComesAndGoesOnce(Peer peer) throws Exception {
        Map<String, Long> numbers =
                Map.of(
                        "residents", 7L,
                        "rate", 200L,
                        "ready_after", 1L,
                        // READY for four seconds each: also one that a machine held up meanwhile
                        // has to find them.
                        "remove_after", 800L,
                        "warmup", 10L,
                        "guests", 40L);
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch watching = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<?> maker =
                    threads.submit(
                            () -> {
                                play(
                                        Role.COME_AND_GO,
                                        peer,
                                        numbers,
                                        results.ordered(made, watching, watching));
                                return null;
                            });
            made.await();
            play(Role.FOLLOW, peer, numbers, results.ordered(watching, watching, watching));
            maker.get();
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, results.get("follow.lost"));
        assertEquals(0, results.get("follow.doubled"));
        results.has("follow.p50", "follow.p99", "follow.max", "follow.cpu", "follow.bytes");
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "JDK_WATCH_SERVICE", "DIRECTORY_WATCHER"})
    void looksAtWhatIsThere(Peer peer) throws Exception {
        Map<String, Long> numbers =
                Map.of("residents", 20L, "warmup", 1L, "looks", 3L, "settle_s", 0L, "seconds", 1L);
        for (Role role : List.of(Role.POPULATE, Role.FIRST_LOOK, Role.RESCAN, Role.IDLE)) {
            play(role, peer, numbers, results.alone());
        }
        results.has("first.cold", "first.warm", "rescan.p50", "rescan.max", "rescan.bytes");
        results.has("idle.cpu", "idle.wakeups", "idle.cleaner");
        assertTrue(results.get("idle.descriptors") > 0, "" + results);
        assertTrue(results.get("idle.watches") > 20, "" + results);
    }

    @Test
    void whatIsToldTwiceIsCounted() throws Exception {
        Stamps stamps = Stamps.of(directory.resolve("data"), 2);
        stamps.stamp(0, System.nanoTime());
        Tally tally = new Tally(stamps, 0, 2);
        tally.added("guest-0");
        tally.added("guest-0");
        tally.removed("guest-0");
        tally.removed("guest-0");
        tally.removed("guest-1");
        assertEquals(3, tally.doubled());
        assertEquals(List.of(1L, 1L), List.of(tally.added(), tally.removed()));
    }

    @Test
    void aPeerThatFindsNothingSaysSo() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> Peer.AERON.finder());
        assertEquals("finds no strategies, peer=aeron", e.getMessage());
    }

    private void play(Role role, Peer peer, Map<String, Long> numbers, Parent parent)
            throws Exception {
        role.play(new RoleArguments(role, peer, directory.resolve("data"), numbers), parent);
    }
}
