package chronicle.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Strategies that come and go at hundreds of changes per second, and a ledger of what they did:
 *
 * <ul>
 *   <li>{@code steady…} are there all the time;
 *   <li>{@code flip…} take READY back and give it again, over a queue that stays;
 *   <li>{@code remade…} are moved away and made anew, with another queue each time;
 *   <li>{@code paced} comes and goes in step with the router: it waits for each event.
 * </ul>
 */
final class Churn implements AutoCloseable {

    private static final int STEADY = 4;
    private static final int FLIPS = 8;
    private static final int REMADE = 3;
    private static final String PACED = "paced";

    /** Sets the rate; nothing is awaited by it. */
    private static final long PACE_NS = 1_000_000;

    /** Changes without a sign of the router: one that is kept waiting is not buried under them. */
    private static final int AHEAD = 500;

    private final LiveBus bus;
    private final long seed = System.nanoTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<Void>> running = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger allowed = new AtomicInteger(AHEAD);
    private final AtomicInteger cycles = new AtomicInteger();

    /** How often each one came; counted before it does. */
    private final Map<String, Integer> ups = new ConcurrentHashMap<>();

    /** How many orders each one has sent; counted before they are. */
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();

    private volatile boolean ending;

    Churn(LiveBus bus) {
        this.bus = bus;
    }

    /** Lets them go; returns when the router has met all of them. */
    Churn start() {
        System.out.println("churn seed=" + seed);
        for (int i = 0; i < STEADY + FLIPS; i++) {
            String name = i < STEADY ? "steady" + i : "flip" + (i - STEADY);
            ups.put(name, 1);
            bus.strategy(name);
            bus.awaitEvent("added " + name);
        }
        run(this::flip);
        run(this::remake);
        run(this::keepPace);
        try {
            awaitProgress();
        } catch (AssertionError e) {
            // Nobody has it yet who would close it.
            close();
            throw e;
        }
        return this;
    }

    private void run(Callable<Void> work) {
        running.add(threads.submit(work));
    }

    /** Waits for some changes on disk, seen or not. */
    void awaitChanges() {
        goOn();
        int goal = changes.get() + 40;
        Await.until("changes on disk", () -> changes.get() >= goal || failed(), bus::state);
    }

    /** Waits for some changes on disk, and until a strategy has come and gone before the router. */
    void awaitProgress() {
        awaitChanges();
        // The cycle that is under way may have begun before.
        int goal = cycles.get() + 2;
        Await.until("strategies pass", () -> cycles.get() >= goal || failed(), bus::state);
    }

    private boolean failed() {
        return running.stream().anyMatch(Future::isDone);
    }

    private Void flip() {
        Random random = new Random(seed);
        boolean[] up = new boolean[FLIPS];
        Arrays.fill(up, true);
        while (!ending) {
            int i = random.nextInt(FLIPS);
            String name = "flip" + i;
            Path queue = bus.directory(name).resolve("orders_out");
            if (up[i]) {
                ReadyMarker.withdraw(queue);
            } else {
                ups.merge(name, 1, Integer::sum);
                send(name);
                ReadyMarker.publish(queue);
            }
            up[i] = !up[i];
            send("steady" + random.nextInt(STEADY));
            changed(PACE_NS);
        }
        return null;
    }

    private void changed(long paceNs) {
        changes.incrementAndGet();
        do {
            LockSupport.parkNanos(paceNs);
        } while (!ending && changes.get() >= allowed.get());
    }

    private void goOn() {
        allowed.accumulateAndGet(changes.get() + AHEAD, Math::max);
    }

    private void send(String name) {
        bus.send(name, sent.merge(name, 1, Integer::sum));
    }

    private Void remake() throws IOException {
        Random random = new Random(seed + 1);
        Path away = bus.layout().root().resolve("away");
        Files.createDirectories(away);
        Set<String> up = new TreeSet<>();
        for (int round = 0; !ending; round++) {
            String name = "remade" + random.nextInt(REMADE);
            if (up.remove(name)) {
                Path grave = away.resolve(name + "-" + round);
                Files.move(bus.directory(name), grave);
                bus.closeStrategy(name);
                delete(grave);
            } else {
                ups.merge(name, 1, Integer::sum);
                bus.strategy(name);
                up.add(name);
            }
            changed(2 * PACE_NS);
        }
        return null;
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private Void keepPace() {
        while (!ending) {
            passOnce();
        }
        return null;
    }

    private void passOnce() {
        int cycle = cycles.get() + 1;
        ups.put(PACED, cycle);
        bus.strategy(PACED);
        Await.until("paced comes", () -> bus.count("added " + PACED) >= cycle, bus::state);
        send(PACED);
        bus.closeStrategy(PACED);
        Await.until("paced goes", () -> bus.count("removed " + PACED) >= cycle, bus::state);
        cycles.incrementAndGet();
        goOn();
    }

    /** Ends the changes and holds what the router told against the ledger and the disk. */
    void endAndVerify() throws Exception {
        ending = true;
        for (Future<Void> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        Set<String> onDisk = onDisk();
        Await.until("as on disk", () -> bus.attached().equals(onDisk), () -> onDisk + bus.state());
        // What comes and goes now passes everything that could still follow.
        passOnce();
        assertEquals(onDisk, bus.attached(), this::state);
        history().forEach(this::verify);
        assertNothingIsLeftOfThoseWhoAreGone(onDisk);

        for (int i = 0; i < FLIPS; i++) {
            ReadyMarker.publish(bus.directory("flip" + i).resolve("orders_out"));
        }
        for (Map.Entry<String, Integer> orders : sent.entrySet()) {
            int count = orders.getValue();
            String name = orders.getKey();
            Await.until("orders", () -> bus.seqs(name).size() >= count, bus::state);
            assertEquals(
                    LongStream.range(0, count).boxed().toList(),
                    bus.seqs(name),
                    "orders of " + name);
        }
        System.out.println(
                "churn changes="
                        + changes
                        + " cycles="
                        + cycles
                        + " events="
                        + bus.events().size());
    }

    /** The router makes no directory of a strategy that is moved away while it attaches. */
    private void assertNothingIsLeftOfThoseWhoAreGone(Set<String> onDisk) throws IOException {
        try (Stream<Path> entries = Files.list(bus.layout().strategies())) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                assertTrue(onDisk.contains(name) || !name.startsWith("remade"), name + state());
            }
        }
    }

    private void verify(String name, List<String> events) {
        for (int i = 0; i < events.size(); i++) {
            assertEquals(i % 2 == 0 ? "added" : "removed", events.get(i), () -> name + state());
        }
        int came = ups.get(name);
        if (name.startsWith("steady")) {
            assertEquals(List.of("added"), events, () -> name + state());
        } else if (name.equals(PACED)) {
            assertEquals(2 * came, events.size(), () -> name + state());
        } else {
            // Whoever came and went between two looks was not seen, never seen twice.
            assertTrue(events.size() <= 2 * came, () -> name + " came " + came + state());
        }
    }

    /** What was told of each strategy. */
    private Map<String, List<String>> history() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String event : bus.events()) {
            String[] words = event.split(" ");
            if (words[0].equals("added") || words[0].equals("removed")) {
                all.computeIfAbsent(words[1], name -> new ArrayList<>()).add(words[0]);
            }
        }
        return all;
    }

    private Set<String> onDisk() {
        Set<String> there = new TreeSet<>();
        for (String name : ups.keySet()) {
            if (ReadyMarker.isPresent(bus.directory(name).resolve("orders_out"))) {
                there.add(name);
            }
        }
        return there;
    }

    private String state() {
        return " seed=" + seed + " ups=" + ups + " " + bus.state();
    }

    @Override
    public void close() {
        ending = true;
        threads.shutdownNow();
        Await.until("strategies end", threads::isTerminated);
    }
}
