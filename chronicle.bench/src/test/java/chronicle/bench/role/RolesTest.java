package chronicle.bench.role;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every role with every peer that can play it, with a few thousand messages: receivers get what was
 * sent, all of it, in order, since they fail at the first message that is not the expected one.
 */
@Timeout(60)
class RolesTest {

    private static final Map<String, Long> NUMBERS =
            Map.of(
                    "rate", 1_000_000L,
                    "warmup", 1_000L,
                    "messages", 4_000L);

    @TempDir Path directory;

    private final Results results = new Results();

    @ParameterizedTest
    @EnumSource(names = {"OURS", "CHRONICLE_QUEUE"})
    void replaysWhatWasAppended(Peer peer) throws Exception {
        play(Role.APPEND, peer, NUMBERS);
        play(Role.REPLAY, peer, NUMBERS);

        results.has("append.ns", "append.bytes", "replay.ns", "replay.bytes");
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "CHRONICLE_QUEUE", "AERON"})
    void receivesWhatWasSentAtAPace(Peer peer) throws Exception {
        playBoth(Role.SEND_PACED, Role.RECEIVE_PACED, peer);

        results.has("oneway.p50", "oneway.p99", "oneway.p99.9", "oneway.max");
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "CHRONICLE_QUEUE", "AERON"})
    void receivesWhatWasSentFlatOut(Peer peer) throws Exception {
        playBoth(Role.SEND_FLAT_OUT, Role.RECEIVE_FLAT_OUT, peer);

        results.has("flatout.rate");
    }

    @Test
    void mergesWhatWasAppended() throws Exception {
        play(Role.FAN_IN, Peer.OURS, Map.of("lanes", 3L, "messages", 5_000L));

        results.has("fanin.ns", "fanin.bytes");
    }

    @Test
    void storesPositions() throws Exception {
        play(Role.APPEND, Peer.OURS, NUMBERS);
        play(Role.POSITION, Peer.OURS, Map.of("store_warmup", 1_000L, "stores", 3_000L));

        results.has("position.ns");
    }

    @Test
    void theTimedAppendIsTheOneThatRolls() throws Exception {
        play(Role.ROLL, Peer.OURS, Map.of("warmup", 1L, "rolls", 2L));

        results.has("roll.p50", "roll.max");
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS", "CHRONICLE_QUEUE"})
    void flushes(Peer peer) throws Exception {
        for (Role role : List.of(Role.FLUSH_NONE, Role.FLUSH_ASYNC, Role.FLUSH_SYNC)) {
            String tier = role.name().substring("FLUSH_".length()).toLowerCase(Locale.ROOT);
            play(role, peer, Map.of("warmup." + tier, 2L, "messages." + tier, 5L));
        }
        results.has("flush.none", "flush.async", "flush.sync");
    }

    private void play(Role role, Peer peer, Map<String, Long> numbers) throws Exception {
        role.play(arguments(role, peer, numbers), results.alone());
    }

    private RoleArguments arguments(Role role, Peer peer, Map<String, Long> numbers) {
        return new RoleArguments(role, peer, directory.resolve("data"), numbers);
    }

    /** As the suite does it with two processes: the sender opens first and closes last. */
    private void playBoth(Role sender, Role receiver, Peer peer) throws Exception {
        CountDownLatch senderOpened = new CountDownLatch(1);
        CountDownLatch receiverOpened = new CountDownLatch(1);
        CountDownLatch received = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> sending =
                    threads.submit(
                            task(
                                    arguments(sender, peer, NUMBERS),
                                    results.ordered(senderOpened, receiverOpened, received)));
            await(senderOpened, sending);
            Future<?> receiving =
                    threads.submit(
                            task(
                                    arguments(receiver, peer, NUMBERS),
                                    results.ordered(receiverOpened, senderOpened, receiverOpened)));
            receiving.get();
            received.countDown();
            sending.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> task(RoleArguments arguments, Parent parent) {
        return () -> {
            arguments.role().play(arguments, parent);
            return null;
        };
    }

    /** Waits for the latch, or fails as the task does that should have opened it. */
    private static void await(CountDownLatch latch, Future<?> task) throws Exception {
        while (!latch.await(10, TimeUnit.MILLISECONDS)) {
            if (task.isDone()) {
                task.get();
            }
        }
    }
}
