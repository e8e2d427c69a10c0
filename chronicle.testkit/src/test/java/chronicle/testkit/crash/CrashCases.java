package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Cases that run side by side, each with a scene and random numbers of its own. {@code
 * -Dcrash.seed=…} repeats a run. The queue of a case that failed is kept below {@code target}.
 */
final class CrashCases {

    private static final int WORKERS = 2;
    private static final int TELL_EVERY = 50;
    private static final Path KEPT = Path.of("target", "crash");

    /** What a case does. */
    @FunctionalInterface
    interface Case {
        void run(CrashScene scene) throws Exception;
    }

    private final Path folder;
    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final List<Callable<AssertionError>> cases = new ArrayList<>();

    CrashCases(Path folder) {
        this.folder = folder;
    }

    /** Kills so far, in all cases. */
    int kills() {
        return kills.get();
    }

    /**
     * @param name for people and files, unique among the cases
     */
    void add(String name, Case work) {
        cases.add(() -> run(name, work));
    }

    private AssertionError run(String name, Case work) throws IOException {
        Path place = folder.resolve(name);
        try (CrashScene scene = new CrashScene(place, new Random(seed ^ name.hashCode()))) {
            try {
                work.run(scene);
                return null;
            } finally {
                tell(kills.addAndGet(scene.kills()));
            }
        } catch (Exception | Error e) {
            Path kept = KEPT.resolve(name + "-" + seed);
            Wreckage.copy(place, kept);
            return new AssertionError(
                    name
                            + " crash.seed="
                            + seed
                            + " crash.every="
                            + LineStride.EVERY
                            + " kept="
                            + kept
                            + ": "
                            + e.getMessage(),
                    e);
        } finally {
            Trees.delete(place);
        }
    }

    /** A long run says now and then how far it is. */
    private void tell(int killed) {
        if (done.incrementAndGet() % TELL_EVERY == 0) {
            System.out.println("kills=" + killed + " cases=" + done.get() + " of=" + cases.size());
        }
    }

    /** Runs them all, also after some have failed. */
    void runAll() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        List<AssertionError> failures = new ArrayList<>();
        try {
            for (Future<AssertionError> each : workers.invokeAll(cases)) {
                if (each.get() != null) {
                    failures.add(each.get());
                }
            }
        } finally {
            workers.shutdownNow();
        }
        if (!failures.isEmpty()) {
            AssertionError first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
        assertTrue(kills() >= cases.size(), "a case without a kill");
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.out.println(
                "survived kills=" + kills() + " crash.seed=" + seed + " seconds=" + seconds);
    }
}
