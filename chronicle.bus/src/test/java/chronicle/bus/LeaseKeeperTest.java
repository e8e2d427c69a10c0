package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException.Category;
import chronicle.core.Queues;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LeaseKeeperTest {

    private static final Duration TTL = Duration.ofMillis(30);

    @TempDir Path temp;

    private Queues queues;
    private LeaseKeeper keeper;

    @BeforeEach
    void open() {
        queues = Queues.create();
        keeper = new LeaseKeeper(queues, TTL);
    }

    @AfterEach
    void close() {
        keeper.close();
        queues.close();
    }

    @Test
    void keepsSeveralAndReleasesEach() throws Exception {
        Path one = queue("one");
        Path two = queue("two");
        keeper.keep(one, 7);
        keeper.keep(two, 8);
        assertEquals(7, lease(one).epoch());
        assertEquals(TTL.toNanos(), lease(two).ttlNs());
        long first = lease(two).timestampNs();
        keeper.release(one);
        assertEquals(LeaseReading.Status.ABSENT, LeaseFile.read(one).status());
        awaitRenewal(two, first);
        assertEquals(LeaseReading.Status.ABSENT, LeaseFile.read(one).status());
        keeper.keep(two, 9);
        assertEquals(9, lease(two).epoch());
        keeper.close();
        assertEquals(LeaseReading.Status.ABSENT, LeaseFile.read(two).status());
        assertEquals(
                Category.CLOSED,
                assertThrows(BusException.class, () -> keeper.keep(one, 1)).category());
    }

    @Test
    void manyAreRenewedLessOftenAndSaySo() throws Exception {
        Path first = queue("0");
        keeper.keep(first, 1);
        long before = lease(first).timestampNs();
        for (int i = 1; i < 150; i++) {
            keeper.keep(queue("" + i), 1);
        }
        long term = Duration.ofMillis(150 * 60).toNanos();
        assertEquals(term, lease(temp.resolve("149")).ttlNs());
        while (lease(first).ttlNs() < term) {
            awaitRenewal(first, before);
            before = lease(first).timestampNs();
        }
    }

    @Test
    void directoryMadeAnewIsLeftToItsNewOwner() throws Exception {
        Path lost = queue("lost");
        Path other = queue("other");
        keeper.keep(lost, 1);
        keeper.keep(other, 1);
        Files.move(lost, temp.resolve("moved"));
        Path successor = queue("lost");
        Lease theirs = new Lease(1, 1, 1, 1, 1);
        LeaseFile.write(successor, theirs);
        // Two renewals of the other one: the lost one had its turn in between.
        awaitRenewal(other, lease(other).timestampNs());
        awaitRenewal(other, lease(other).timestampNs());
        assertEquals(theirs, lease(successor));
        keeper.release(successor);
        assertEquals(theirs, lease(successor));
    }

    @Test
    void deletedDirectoryDoesNotEndTheOthers() throws Exception {
        Path gone = queue("gone");
        Path other = queue("other");
        keeper.keep(gone, 1);
        keeper.keep(other, 1);
        // Away in one step: the keeper may be writing into it at this moment.
        Files.move(gone, temp.resolve("away"));
        awaitRenewal(other, lease(other).timestampNs());
        awaitRenewal(other, lease(other).timestampNs());
        keeper.release(gone);
    }

    @Test
    void firstLeaseThatCannotBeWrittenIsTold() {
        BusException e =
                assertThrows(
                        BusException.class, () -> keeper.keep(temp.resolve("no such queue"), 1));
        assertEquals(Category.NOT_FOUND, e.category());
    }

    @Test
    void closingLetsTheRenewalUnderWayComeToItsEnd() throws Exception {
        Path kept = queue("kept");
        CountDownLatch underWay = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Thread> closing = new CompletableFuture<>();
        Runnable renewal =
                () -> {
                    underWay.countDown();
                    Thread closer = closing.join();
                    while (closer.getState() != Thread.State.BLOCKED) {
                        Thread.onSpinWait();
                    }
                    interrupted.complete(Thread.currentThread().isInterrupted());
                };
        try (LeaseKeeper renewing = new LeaseKeeper(identifying(renewal), TTL)) {
            renewing.keep(kept, 1);
            underWay.await();
            Thread closer = new Thread(renewing::close);
            closer.start();
            closing.complete(closer);
            closer.join();
        }
        assertFalse(interrupted.join());
        assertEquals(LeaseReading.Status.ABSENT, LeaseFile.read(kept).status());
    }

    /** Queues as they are, but the first question of the keeper's thread does this before. */
    private Queues identifying(Runnable first) {
        AtomicBoolean asked = new AtomicBoolean();
        return (Queues)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Queues.class},
                        (proxy, method, arguments) -> {
                            boolean renews =
                                    Thread.currentThread().getName().equals("chronicle-lease");
                            if (method.getName().equals("identity")
                                    && renews
                                    && asked.compareAndSet(false, true)) {
                                first.run();
                            }
                            return method.invoke(queues, arguments);
                        });
    }

    @Test
    void absurdTermsAreRefused() {
        for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofDays(2)}) {
            assertEquals(
                    Category.INVALID_ARGUMENT,
                    assertThrows(BusException.class, () -> new LeaseKeeper(queues, bad))
                            .category());
        }
    }

    @Test
    void threadSleepsForGoodWhileNothingIsKept() throws Exception {
        // Of keepers that were closed before: they may be still about to end.
        Set<Long> others = threads().keySet();
        Path path = queue("a");
        keeper.keep(path, 1);
        awaitRenewal(path, lease(path).timestampNs());
        Set<Long> its = new HashSet<>(threads().keySet());
        its.removeAll(others);
        assertEquals(1, its.size());
        long thread = its.iterator().next();
        keeper.release(path);
        // A turn may have been under way, and the end of the last pause is still to come.
        awaitTrue("no end of its sleep is set", () -> sleepsForGood(threads().get(thread)));
        long before = threads().get(thread).getWaitedCount();
        Path other = queue("b");
        try (LeaseKeeper second = new LeaseKeeper(queues, TTL)) {
            second.keep(other, 1);
            for (int i = 0; i < 4; i++) {
                awaitRenewal(other, lease(other).timestampNs());
            }
        }
        assertEquals(before, threads().get(thread).getWaitedCount());
        keeper.keep(path, 2);
        awaitRenewal(path, lease(path).timestampNs());
    }

    /** Every keeper's thread. */
    private static Map<Long, ThreadInfo> threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals("chronicle-lease"))
                .collect(Collectors.toMap(ThreadInfo::getThreadId, Function.identity()));
    }

    /** Waits for work, without a time; who waits for a lock is at work. */
    private static boolean sleepsForGood(ThreadInfo thread) {
        return thread.getThreadState() == Thread.State.WAITING
                && thread.getLockInfo() != null
                && thread.getLockInfo().getClassName().endsWith("ConditionObject");
    }

    private Path queue(String name) throws IOException {
        return Files.createDirectory(temp.resolve(name));
    }

    private static Lease lease(Path queue) {
        return LeaseFile.read(queue).lease().orElseThrow();
    }

    private static void awaitRenewal(Path queue, long after) throws InterruptedException {
        awaitTrue("renewed", () -> lease(queue).timestampNs() > after);
    }

    private static void awaitTrue(String what, BooleanSupplier condition)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < 30_000_000_000L, () -> "not in time: " + what);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
