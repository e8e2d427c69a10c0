package chronicle.tools.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.Modes;
import chronicle.testkit.RawNames;
import chronicle.testkit.UnderLimits;
import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each prepared fault is found once and repaired where that is safe, beside a live strategy. */
@EnabledOnOs(OS.LINUX)
class DoctorTest {

    private static final CodePoint RECORD_BEGUN =
            new CodePoint("chronicle.core.format.RecordLayout", "describe");
    private static final CodePoint TAIL_MOVED =
            new CodePoint("chronicle.core.engine.Segment", "seal");

    private static final String ORDERS = "orders/queue/";

    /** What the doctor leaves to its operator, all else it repairs. */
    private static final Set<String> BY_HAND =
            Set.of(
                    "silent-reader",
                    "strange-name",
                    "world-writable",
                    "damaged-segment",
                    "time-ahead",
                    "unreadable-lease",
                    "inherited-lock");

    @TempDir Path folder;
    private Queues queues;
    private BusLayout bus;
    private Doctor doctor;
    private LiveBus live;

    @BeforeEach
    void open() throws IOException {
        queues = Queues.create();
        bus = new BusLayout(folder.toRealPath().resolve("bus"));
        DoctorOptions options = DoctorOptions.DEFAULTS.withSilent(Duration.ofMillis(50));
        doctor = new Doctor(queues, bus, options);
        live = new LiveBus(queues, bus);
    }

    @AfterEach
    void close() {
        live.close();
        queues.close();
    }

    @Test
    void soundLiveBusHasNoFindings() throws Exception {
        live.trade();
        assertEquals(List.of(), found(doctor.examine()));
        assertEquals(2, doctor.examine().queues());
        assertEquals(List.of(), doctor.repair().deeds());
        live.assertUntouched();
    }

    @Test
    void queueThatWasClosedInOrderHasNoFindings() throws Exception {
        writer("closed").close();
        assertEquals(List.of(), found(doctor.examine()));
    }

    @Test
    void eachPreparedFaultIsFoundOnceAndRepairedWhereThatIsSafe() throws Exception {
        ProcessHandle heir = null;
        try {
            killWorkers();
            prepareFiles();
            heir = inheritLock();
            List<String> expected = expected();
            assertTrue(expected.size() >= 10);
            Map<String, String> before = everyFile();
            live.trade();
            Report report = doctor.examine();
            assertEquals(String.join("\n", expected), String.join("\n", found(report)));
            assertEquals(before, everyFile());
            assertWellFormed(report);

            Report repaired = doctor.repair();
            live.trade();
            List<String> left =
                    expected.stream().filter(each -> BY_HAND.contains(each.split(" ")[0])).toList();
            assertEquals(
                    String.join("\n", left),
                    String.join("\n", found(repaired)),
                    () -> repaired.deeds().toString());
            assertTrue(repaired.deeds().stream().allMatch(Deed::done), () -> repaired.toString());
            assertEquals(expected.size() - left.size(), repaired.deeds().size());
            assertEquals(left, found(doctor.examine()));
            assertEquals(List.of(), doctor.repair().deeds());
            live.assertUntouched();
            assertEquals("kept", Files.readString(folder.resolve("outside")));
        } finally {
            if (heir != null) {
                heir.destroyForcibly();
            }
        }
    }

    @Test
    void whatALiveWriterHoldsIsLeftAlone() throws Exception {
        try (QueueWriter writer = writer("busy")) {
            Path ready = writer.directory().resolve("READY");
            Files.createSymbolicLink(ready, folder.resolve("outside"));
            assertEquals(
                    List.of("ready-kind " + ORDERS + "busy/orders_out/READY"),
                    found(doctor.examine()));
            Report report = doctor.repair();
            assertEquals(1, report.deeds().size());
            assertFalse(report.deeds().get(0).done());
            assertTrue(report.deeds().get(0).what().contains("writer holds"), report::toString);
            assertTrue(Files.isSymbolicLink(ready));
        }
    }

    @Test
    void whatMayNotBeReadIsNeitherMissingNorDamaged() throws Exception {
        writer("secret").close();
        Path queue = DoomedChild.ordersOut(bus, "secret");
        Files.createFile(queue.resolve("READY"));
        Modes.set(queue.resolve("control.meta"), "---------");
        writer("closed").close();
        Path closed = bus.strategies().resolve("closed");
        Modes.set(closed, "---------");
        writer("dark").close();
        Modes.set(DoomedChild.ordersOut(bus, "dark").resolve("000000000.q"), "---------");
        UnderLimits limits = UnderLimits.NONE.withPermissionsThatCount();
        try (ChildJvm child = limits.start(RepairChild.class, bus.root().toString())) {
            assertEquals(0, child.awaitExit(), child::report);
            String report = child.lastLine("{");
            assertTrue(report.contains("\"cannot-look\""), report);
            assertTrue(report.contains("permission denied file=" + queue), report);
            assertTrue(report.contains("queues cannot be looked at: permission denied"), report);
            assertFalse(report.contains("damaged-segment"), report);
            assertFalse(report.contains("ready-without-queue"), report);
            assertFalse(report.contains("damaged-control"), report);
        }
        Modes.set(closed, "rwxr-xr-x");
        assertTrue(Files.exists(queue.resolve("READY")));
    }

    @Test
    void nothingIsMadeInTheQueueOfAnotherUser() throws Exception {
        Path system = folder.resolve("machine");
        Path status = system.resolve("proc/" + ProcessHandle.current().pid() + "/status");
        Files.createDirectories(status.getParent());
        Files.writeString(status, "Uid:\t4711\t4711\t4711\t4711\n");
        Path queue = DoomedChild.ordersOut(bus, "theirs");
        Files.createDirectories(queue);
        Files.createFile(queue.resolve("READY"));
        Report report = new Doctor(queues, bus, DoctorOptions.DEFAULTS.withSystem(system)).repair();
        List<String> deeds =
                report.deeds().stream().map(each -> each.done() + " " + each.what()).toList();
        assertEquals(1, deeds.size(), deeds::toString);
        assertTrue(
                deeds.get(0).startsWith("false left alone: files have to be made"),
                deeds::toString);
        assertEquals(List.of("READY"), List.of(queue.toFile().list()));
    }

    /** Whoever may write to the bus puts a link in a queue's place when all checks are through. */
    @Test
    void repairsStayInTheQueueThatWasFoundWhateverTakesItsName() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(outside.resolve("READY"));
        Path queue = DoomedChild.ordersOut(bus, "swapped");
        Files.createDirectories(queue);
        Files.createFile(queue.resolve("READY"));
        Path moved = queue.resolveSibling("moved");
        Queues hostile =
                before(
                        "guard",
                        () -> {
                            Files.move(queue, moved);
                            Files.createSymbolicLink(queue, outside);
                        });
        Report report = new Doctor(hostile, bus, DoctorOptions.DEFAULTS).repair();
        assertTrue(report.deeds().get(0).done(), report::toString);
        assertEquals(List.of("READY"), List.of(outside.toFile().list()));
        assertEquals(List.of("writer.lock"), List.of(moved.toFile().list()));
    }

    private interface Mischief {
        void happens() throws IOException;
    }

    /** Queues as they are, but that something happens when a method of theirs is called. */
    private Queues before(String method, Mischief mischief) {
        InvocationHandler handler =
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        mischief.happens();
                    }
                    return called.invoke(queues, arguments);
                };
        return (Queues)
                Proxy.newProxyInstance(
                        Queues.class.getClassLoader(), new Class<?>[] {Queues.class}, handler);
    }

    @Test
    void stoppedDoctorSaysThatItWasAndWhatItDidByThen() throws Exception {
        writer("s").close();
        AtomicLong read = new AtomicLong();
        Doctor stopped =
                new Doctor(
                        queues,
                        bus,
                        DoctorOptions.DEFAULTS,
                        (done, total) -> read.set(done),
                        () -> read.get() > 0);
        Report report = stopped.repair();
        assertFalse(report.complete());
        assertTrue(ReportText.of(report).startsWith("stopped before the end"), report::toString);
        assertTrue(ReportJson.of(report).contains("\"complete\":false"), report::toString);
    }

    @Test
    void howMuchIsReadIsTold() throws Exception {
        writer("s").close();
        List<Long> told = new ArrayList<>();
        new Doctor(
                        queues,
                        bus,
                        DoctorOptions.DEFAULTS,
                        (done, total) -> {
                            assertTrue(done <= total, done + " of " + total);
                            told.add(done);
                        },
                        () -> false)
                .examine();
        assertFalse(told.isEmpty());
        assertEquals(told.stream().sorted().toList(), told);
    }

    @Test
    void whatSteersATerminalIsNotInTheReport() throws Exception {
        Path strange = RawNames.child(bus.strategies(), "esc\u001b[2J c1\u009b2J rtl\u202e");
        Files.createDirectory(strange);
        String text = ReportText.of(doctor.examine());
        // In ASCII, which Java names files in where no locale is set, the others are lost.
        boolean all = strange.toString().endsWith("\u202e");
        String name = all ? "esc\\x1b[2J c1\\x9b2J rtl\\u{202e}" : "esc\\x1b[2J c1";
        assertTrue(text.contains("strange-name orders/queue/" + name), text);
    }

    private static List<String> expected() {
        return Stream.of(
                        "stale-lease " + ORDERS + "lease/orders_out/LEASE",
                        "stale-lock " + ORDERS + "lock/orders_out/writer.lock",
                        "dead-waiters " + ORDERS + "sleeper/orders_out/control.meta",
                        "silent-reader " + ORDERS + "held/orders_out/readers/slow.meta",
                        "torn-record " + ORDERS + "torn/orders_out/000000000.q",
                        "unsealed-segment " + ORDERS + "rolled/orders_out/000000000.q",
                        "orphaned-file " + ORDERS + "temporary/orders_out/READY.tmp",
                        "orphaned-file orders/.watch-probe-4194304999-1",
                        "ready-without-queue " + ORDERS + "empty/orders_out/READY",
                        "ready-kind " + ORDERS + "link/orders_out/READY",
                        "strange-name " + ORDERS + "no name",
                        "world-writable " + ORDERS + "open/orders_out",
                        "damaged-segment " + ORDERS + "damaged/orders_out/000000000.q",
                        "time-ahead " + ORDERS + "future/orders_out/000000000.q",
                        "unreadable-lease " + ORDERS + "scribble/orders_out/LEASE",
                        "inherited-lock " + ORDERS + "heir/orders_out/writer.lock")
                .sorted()
                .toList();
    }

    private void killWorkers() {
        Path sleeper = DoomedChild.ordersOut(bus, "sleeper");
        try (ChildJvm worker = ChildJvm.start(DoomedChild.class, bus.root().toString())) {
            worker.awaitLine(DoomedChild.UP);
            Await.until("the reader is asleep", () -> stopAsleep(worker, sleeper));
            worker.kill();
        }
        killAt("torn", RECORD_BEGUN);
        killAt("rolled", TAIL_MOVED);
    }

    /** Not while it is up for an instant, nor in the middle of writing a file anew. */
    private boolean stopAsleep(ChildJvm worker, Path sleeper) throws IOException {
        worker.suspend();
        if (waiters(sleeper) == 1 && !anyTemporary()) {
            return true;
        }
        worker.resume();
        return false;
    }

    private boolean anyTemporary() throws IOException {
        return files().stream().anyMatch(each -> each.toString().endsWith(".tmp"));
    }

    private void killAt(String strategy, CodePoint point) {
        point.requireExists();
        List<String> options = List.of();
        try (HaltingJvm victim =
                HaltingJvm.start(options, DoomedChild.class, bus.root().toString(), strategy)) {
            victim.runTo(point, 1);
            victim.kill();
        }
    }

    private static int waiters(Path queue) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(queue.resolve("control.meta").toFile(), "r")) {
            file.seek(ControlLayout.WAITERS_PENDING);
            return Integer.reverseBytes(file.readInt());
        }
    }

    private void prepareFiles() throws IOException {
        Files.writeString(folder.resolve("outside"), "kept");
        writer("temporary").close();
        Files.createFile(DoomedChild.ordersOut(bus, "temporary").resolve("READY.tmp"));
        // No process has this number: the kernel's largest is 2^22.
        Path probe = Files.createFile(bus.root().resolve("orders/.watch-probe-4194304999-1"));
        Files.setLastModifiedTime(probe, FileTime.from(Instant.now().minusSeconds(60)));
        Path empty = DoomedChild.ordersOut(bus, "empty");
        Files.createDirectories(empty);
        Files.createFile(empty.resolve("READY"));
        writer("link").close();
        Files.createSymbolicLink(
                DoomedChild.ordersOut(bus, "link").resolve("READY"), folder.resolve("outside"));
        Files.createDirectory(bus.strategies().resolve("no name"));
        writer("open").close();
        Modes.set(DoomedChild.ordersOut(bus, "open"), "rwxr-xrwx");
        writer("damaged").close();
        scribble(DoomedChild.ordersOut(bus, "damaged").resolve("000000000.q"), 64 + 64 + 3);
        try (QueueWriter future = writer("future")) {
            long tomorrow = (System.currentTimeMillis() + 86_400_000) * 1_000_000;
            future.append(1, tomorrow, ByteBuffer.allocate(10));
        }
        writer("scribble").close();
        Files.writeString(DoomedChild.ordersOut(bus, "scribble").resolve("LEASE"), "pid=?");
    }

    private static void scribble(Path file, long offset) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            bytes.write(0x5a);
        }
    }

    /** A shell takes the lock, starts a child that inherits it, and ends. */
    private ProcessHandle inheritLock() throws Exception {
        writer("heir").close();
        Path lock = DoomedChild.ordersOut(bus, "heir").resolve("writer.lock");
        String script =
                ": > \"$0\"; exec 9<>\"$0\"; flock 9; echo \"$$ 1 7\" >&9;"
                        + " sleep 300 >/dev/null 2>&1 & echo $!";
        Process shell = new ProcessBuilder("bash", "-c", script, lock.toString()).start();
        String pid = new String(shell.getInputStream().readAllBytes(), US_ASCII).strip();
        assertEquals(0, shell.waitFor());
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private QueueWriter writer(String strategy) {
        QueueWriter writer =
                queues.openWriter(
                        DoomedChild.ordersOut(bus, strategy),
                        WriterOptions.DEFAULTS.withSegmentSize(DoomedChild.SEGMENT));
        writer.append(1, new byte[10]);
        return writer;
    }

    /** Of the bus alone: what the machine is like here is another test's business. */
    private List<String> found(Report report) {
        return report.findings().stream()
                .filter(each -> each.path().startsWith(bus.root()))
                .filter(each -> !each.path().equals(bus.root()))
                .map(each -> each.code() + ' ' + bus.root().relativize(each.path()))
                .sorted()
                .toList();
    }

    private void assertWellFormed(Report report) {
        String text = ReportText.of(report);
        text.lines()
                // A command has a line of its own, as long as the paths in it.
                .filter(line -> !line.contains(bus.root().toString()))
                .filter(line -> line.startsWith("   "))
                .forEach(line -> assertTrue(line.length() <= ReportText.COLUMNS, line));
        for (Finding finding : report.findings()) {
            assertTrue(text.contains(finding.code()), text);
            assertFalse(finding.what().isBlank() || finding.cost().isBlank(), finding::toString);
            String command = finding.remedy().replaceAll(".*: ", "");
            assertTrue(text.contains(command), text);
        }
        assertTrue(ReportJson.of(report).startsWith("{\"bus\":\""), text);
    }

    private Map<String, String> everyFile() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path path : files()) {
            boolean regular = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            String content = regular ? " " + Arrays.hashCode(Files.readAllBytes(path)) : "";
            found.put(
                    path.toString(),
                    Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS) + content);
        }
        return found;
    }

    /** But for the live strategy's, which come and go under whoever walks there. */
    private List<Path> files() throws IOException {
        Path alive = bus.endpoints(new StrategyId("live")).directory();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(
                bus.root(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path top, BasicFileAttributes facts) {
                        if (top.equals(alive)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        found.add(top);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                        found.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }
}
