package chronicle.testkit.queue;

import chronicle.core.FanInReader;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.Trees;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Uses queues whose files were scribbled on: {@code FOLDER SEED ROUNDS}. Ends with 0 when every
 * call came back in time with a result or a QueueException; else says what happened.
 */
final class HostileChild {

    private static final WriterOptions OPTIONS = WriterOptions.DEFAULTS.withSegmentSize(8192);
    private static final int RECORDS = 100;
    private static final int MOST_MESSAGES = 100_000;
    private static final long HANG_NS = TimeUnit.SECONDS.toNanos(60);

    private final Queues queues = Queues.create();
    private final Map<QueueException.Category, Integer> refusals =
            new EnumMap<>(QueueException.Category.class);
    private final Random random;
    private final Scribbler scribbler;
    private final Path queue;

    private int late;

    /** For the watchdog. */
    private volatile String doing = "starting";

    private volatile long since = System.nanoTime();

    private HostileChild(Path folder, long seed) {
        random = new Random(seed);
        scribbler = new Scribbler(random);
        queue = folder.resolve("queue");
    }

    /** A use of a queue that may fail by the one exception only. */
    private interface Use {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        HostileChild child = new HostileChild(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        Thread main = Thread.currentThread();
        Thread watchdog = new Thread(() -> child.watch(main), "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = 0; round < rounds; round++) {
            child.round(round);
        }
        System.out.println("survived " + child.refusals + " late=" + child.late);
    }

    private void watch(Thread main) {
        while (true) {
            LockSupport.parkNanos(100_000_000);
            if (System.nanoTime() - since > HANG_NS) {
                System.out.println("hangs: " + doing + " " + List.of(main.getStackTrace()));
                System.exit(2);
            }
        }
    }

    private void round(int round) throws Exception {
        fill();
        boolean live = random.nextBoolean();
        if (live) {
            live(round);
        } else {
            String done = "round " + round + " dead: " + scribbler.scribble(queue);
            useAll(done, "reader");
        }
        Trees.delete(queue);
    }

    private void fill() {
        try (QueueWriter writer = queues.openWriter(queue, OPTIONS)) {
            for (int i = 0; i < RECORDS; i++) {
                writer.append(1, new byte[random.nextInt(300)]);
                if (i == RECORDS / 2) {
                    writer.flush();
                }
            }
            try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("reader"))) {
                reader.poll(m -> {}, RECORDS / 3);
            }
        }
    }

    /** Scribbles under objects that are in use. */
    private void live(int round) throws Exception {
        try (QueueWriter writer = queues.openWriter(queue, OPTIONS);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("reader"));
                QueueReader lane = queues.openReader(queue, ReaderOptions.named("lane"));
                FanInReader fanIn = queues.fanIn();
                QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            fanIn.add("lane", lane, null);
            reader.poll(m -> {}, random.nextInt(RECORDS));
            String done = "round " + round + " live: " + scribbler.scribble(queue);
            use(done + " append", () -> append(writer));
            use(done + " poll", () -> pollAll(reader));
            use(done + " await", () -> reader.await(1_000_000));
            use(done + " lag", reader::lag);
            use(done + " browser", () -> look(browser));
            use(done + " fan-in", () -> fanIn.poll((from, m) -> true, MOST_MESSAGES));
            use(done + " flush", writer::flush);
            useAll(done, "another");
        } catch (QueueException e) {
            count(e);
        } catch (InternalError e) {
            late(doing, e);
        } catch (Exception | Error e) {
            fail("round " + round + " closing", e);
        }
    }

    private void useAll(String done, String reader) {
        use(done + " inspect", () -> queues.inspect(queue));
        use(done + " writerAlive", () -> queues.writerAlive(queue));
        for (StartMode mode : List.of(StartMode.EARLIEST, StartMode.LATEST)) {
            use(done + " browse " + mode, () -> browse(mode));
        }
        for (StartMode mode : StartMode.values()) {
            use(done + " read " + mode, () -> read(reader, mode));
        }
        use(done + " write", this::write);
        use(done + " inspect again", () -> queues.inspect(queue));
        use(done + " read again", () -> read(reader, StartMode.EARLIEST));
    }

    private void browse(StartMode mode) throws Exception {
        try (QueueBrowser browser = queues.browse(queue, mode)) {
            look(browser);
        }
    }

    private static void look(QueueBrowser browser) throws Exception {
        endless(browser.poll(m -> m.copyPayload(), MOST_MESSAGES));
        browser.await(1_000_000);
    }

    private void read(String name, StartMode mode) throws Exception {
        ReaderOptions options = ReaderOptions.named(name).withStart(mode);
        try (QueueReader reader = queues.openReader(queue, options)) {
            pollAll(reader);
            reader.lag();
            reader.await(1_000_000);
        }
    }

    private static void pollAll(QueueReader reader) {
        endless(reader.poll(m -> m.copyPayload(), MOST_MESSAGES));
    }

    private static void endless(int polled) {
        if (polled == MOST_MESSAGES) {
            throw new AssertionError("hands out messages without end");
        }
    }

    private void write() {
        try (QueueWriter writer = queues.openWriter(queue, OPTIONS)) {
            append(writer);
            writer.seal();
            writer.flush();
        }
    }

    private void append(QueueWriter writer) {
        for (int i = 0; i < 50; i++) {
            writer.append(1, new byte[random.nextInt(writer.maxPayload() / 4)]);
        }
    }

    private void use(String what, Use use) {
        doing = what;
        since = System.nanoTime();
        try {
            use.run();
        } catch (QueueException e) {
            count(e);
        } catch (InternalError e) {
            late(what, e);
        } catch (Exception | Error e) {
            fail(what, e);
        }
    }

    /**
     * For compiled code the JVM tells of an access behind a truncated file's end some time after
     * it, which may be after the call that did it.
     */
    private void late(String what, InternalError e) {
        if (!what.contains(" length ") || !e.getMessage().contains("recent unsafe memory access")) {
            fail(what, e);
        }
        late++;
    }

    private void count(QueueException e) {
        if (e.getMessage() == null || !e.getMessage().contains("path=")) {
            fail("a message without a path", e);
        }
        refusals.merge(e.category(), 1, Integer::sum);
    }

    private static void fail(String what, Throwable failure) {
        System.out.println("failed: " + what);
        failure.printStackTrace();
        System.exit(1);
    }
}
