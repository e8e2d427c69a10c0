package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.core.format.Words;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sleeping on many words at once, whatever the operating system. */
public abstract class WaitSetContract {

    private static final long LONG_NS = OsChild.LONG_NS;
    private static final int RINGS = 20_000;
    private static final int BYTES = 8192;
    private static final int MANY = BYTES / Integer.BYTES;
    private static final int CHANGES = 2_000;

    /** A store that is there before the sleep, and its wake, which comes behind it. */
    private static final int REASONS = 2;

    @TempDir protected Path folder;

    private final long seed = Long.getLong("chronicle.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private OsPrimitives os;
    private WaitSet set;

    /** What is tested; its class has a public constructor without parameters. */
    protected abstract OsPrimitives primitives();

    @BeforeEach
    void create() {
        os = primitives();
        set = os.waitSet();
    }

    @AfterEach
    void close() {
        set.close();
    }

    private Mapping mapping(String name) throws IOException {
        Path file = folder.resolve(name);
        os.createAllocated(file, BYTES, PosixFilePermissions.fromString("rw-------"));
        return os.map(file, BYTES, true);
    }

    private void fill(Mapping mapping, int count) {
        assertTrue(count <= set.capacity());
        for (int i = 0; i < count; i++) {
            set.set(i, mapping, 4 * i, Words.getIntVolatile(mapping.buffer(), 4 * i));
        }
    }

    private long sleepNs(int count, int rung, long timeoutNs) {
        long start = System.nanoTime();
        set.await(count, rung, timeoutNs);
        return System.nanoTime() - start;
    }

    @Test
    void sleepsUntilTheTimeIsOverAndNotAtAllWhenAWordDiffers() throws IOException {
        long timeout = TimeUnit.MILLISECONDS.toNanos(30);
        try (Mapping mapping = mapping("words")) {
            fill(mapping, OsChild.WORDS);
            assertTrue(sleepNs(OsChild.WORDS, set.rung(), timeout) >= timeout);
            mapping.buffer().putInt(4 * 126, 1);
            os.futexWakeAll(mapping, 4 * 126);
            assertTrue(sleepNs(OsChild.WORDS, set.rung(), LONG_NS) < LONG_NS / 2);
            assertTrue(sleepNs(126, set.rung(), timeout) >= timeout);
            set.expect(126, 1);
            assertTrue(sleepNs(OsChild.WORDS, set.rung(), timeout) >= timeout);
            set.expect(3, -1);
            set.move(126, 3);
            assertTrue(sleepNs(126, set.rung(), timeout) >= timeout);
            assertTrue(sleepNs(0, set.rung(), timeout) >= timeout);
        }
    }

    @Test
    void everyWordOfAnotherProcessWakes() throws Exception {
        try (Mapping mapping = mapping("words")) {
            fill(mapping, OsChild.WORDS);
            String file = folder.resolve("words").toString();
            try (ChildJvm child =
                    ChildJvm.start(OsChild.class, os.getClass().getName(), "words", file)) {
                int[] untold = new int[OsChild.WORDS];
                for (int round = 1; round <= OsChild.WORD_ROUNDS; round++) {
                    int word = OsChild.word(round) / 4;
                    untold[word] = REASONS;
                    awaitWord(mapping, word, untold);
                    OsChild.tell(os, mapping, OsChild.ANSWERS, round);
                }
                assertEquals(0, child.awaitExit(), child::report);
            }
        }
    }

    /**
     * @param untold how often a word may still end a sleep: each has two reasons to, now or later
     */
    private void awaitWord(Mapping mapping, int word, int[] untold) {
        int before = Words.getIntVolatile(mapping.buffer(), OsChild.ANSWERS);
        int expected = expected(word, before);
        long start = System.nanoTime();
        while (Words.getIntVolatile(mapping.buffer(), 4 * word) == expected) {
            int woken = set.await(OsChild.WORDS, set.rung(), LONG_NS);
            assertTrue(woken == WaitSet.OTHER || untold[woken]-- > 0, "woken=" + woken);
        }
        // Of each by itself: all of them together may take long where others keep the cores busy.
        assertTrue(System.nanoTime() - start < LONG_NS / 2, "a wake-up was lost");
        set.expect(word, expected + 1);
    }

    /** Nothing but the wake tells which word it was: none of them changes. */
    @Test
    void wakeNamesItsWord() throws Exception {
        assumeTrue(set.wakes(), "who looks by itself cannot see a word that stays as it is");
        try (Mapping mapping = mapping("words")) {
            fill(mapping, OsChild.WORDS);
            for (int word : new int[] {0, 1, OsChild.WORDS / 2, OsChild.WORDS - 1}) {
                CompletableFuture<Integer> sleeping =
                        CompletableFuture.supplyAsync(
                                () -> set.await(OsChild.WORDS, set.rung(), LONG_NS));
                Await.until(
                        "woken",
                        () -> {
                            os.futexWakeAll(mapping, 4 * word);
                            return sleeping.isDone();
                        });
                assertEquals(word, sleeping.get());
            }
        }
    }

    /** What is in wakes, what was taken out does not, whatever was done between two sleeps. */
    @Test
    void wordsComeAndGoBetweenSleeps() throws IOException {
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        Collections.shuffle(out, random);
        try (Mapping mapping = mapping("words")) {
            for (int change = 0; change < CHANGES; change++) {
                String what = "seed=" + seed + " change=" + change;
                for (int i = random.nextInt(20); i > 0; i--) {
                    comeOrGo(mapping, in, out);
                }
                if (!in.isEmpty()) {
                    int index = random.nextInt(in.size());
                    touch(mapping, in.get(index));
                    long start = System.nanoTime();
                    int woken = set.await(in.size(), set.rung(), LONG_NS);
                    assertTrue(woken == index || woken == WaitSet.OTHER, what);
                    assertTrue(System.nanoTime() - start < LONG_NS / 2, what);
                    set.expect(index, value(mapping, in.get(index)));
                }
                if (!out.isEmpty()) {
                    touch(mapping, out.get(random.nextInt(out.size())));
                    assertEquals(WaitSet.OTHER, set.await(in.size(), set.rung(), 0), what);
                }
            }
        }
    }

    private void comeOrGo(Mapping mapping, List<Integer> in, List<Integer> out) {
        boolean comes = in.size() < Math.min(MANY, set.capacity()) && random.nextInt(5) > 0;
        if (comes) {
            int word = out.remove(out.size() - 1);
            set.set(in.size(), mapping, Integer.BYTES * word, value(mapping, word));
            in.add(word);
        } else if (!in.isEmpty()) {
            int index = random.nextInt(in.size());
            set.move(in.size() - 1, index);
            out.add(0, in.get(index));
            in.set(index, in.get(in.size() - 1));
            in.remove(in.size() - 1);
        }
    }

    private static int value(Mapping mapping, int word) {
        return Words.getIntVolatile(mapping.buffer(), Integer.BYTES * word);
    }

    private void touch(Mapping mapping, int word) {
        Words.getAndAddInt(mapping.buffer(), Integer.BYTES * word, 1);
        os.futexWakeAll(mapping, Integer.BYTES * word);
    }

    /** How often a word had its turn in the rounds before. */
    private static int expected(int word, int rounds) {
        int turns = 0;
        for (int round = 1; round <= rounds; round++) {
            turns += OsChild.word(round) == 4 * word ? 1 : 0;
        }
        return turns;
    }

    @Test
    void noRingIsLostWhetherItComesBeforeOrDuringTheSleep() throws Exception {
        AtomicInteger ball = new AtomicInteger();
        WaitSet other = os.waitSet();
        AtomicLong longest = new AtomicLong();
        Thread thread = new Thread(() -> longest.set(play(other, set, ball, 1)));
        try (Mapping mapping = mapping("words")) {
            fill(mapping, 2);
            thread.start();
            long mine = play(set, other, ball, 0);
            thread.join();
            longest.accumulateAndGet(mine, Math::max);
        }
        assertEquals(RINGS, ball.get());
        assertTrue(longest.get() < LONG_NS / 2, "a ring was lost ns=" + longest);
    }

    /** Returns how long the longest sleep was. */
    private static long play(WaitSet mine, WaitSet other, AtomicInteger ball, int side) {
        long longest = 0;
        while (true) {
            int rung = mine.rung();
            int now = ball.get();
            if (now == RINGS) {
                return longest;
            }
            if (now % 2 == side) {
                ball.set(now + 1);
                other.ring();
            } else {
                long start = System.nanoTime();
                mine.await(0, rung, LONG_NS);
                longest = Math.max(longest, System.nanoTime() - start);
            }
        }
    }

    @Test
    void wordThatIsUnmappedUnderTheSleeperDoesNoHarm() throws Exception {
        assumeTrue(set.wakes(), "who looks by itself must not be left with it");
        Mapping gone = mapping("gone");
        try (Mapping stays = mapping("stays")) {
            set.set(0, gone, 0, 0);
            set.set(1, stays, 0, 0);
            AtomicInteger woken = new AtomicInteger(WaitSet.OTHER);
            Thread sleeper = new Thread(() -> woken.set(set.await(2, 0, LONG_NS)), "wait-sleeper");
            sleeper.start();
            Await.until("it sleeps", () -> isAsleep(sleeper.getName()) || !sleeper.isAlive());
            gone.close();
            while (sleeper.isAlive()) {
                Words.getAndAddInt(stays.buffer(), 0, 1);
                os.futexWakeAll(stays, 0);
            }
            assertTrue(woken.get() == 1 || woken.get() == WaitSet.OTHER, "woken=" + woken);
            set.expect(1, Words.getIntVolatile(stays.buffer(), 0));
            assertFalse(sleepNs(2, set.rung(), LONG_NS) >= LONG_NS / 2);
        }
    }

    /** Whether a thread of this name is asleep, as the kernel sees it. */
    private static boolean isAsleep(String name) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.contains("(" + name + ") S ")) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Some thread has just ended.
            return false;
        }
        return false;
    }
}
