package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.testkit.Await;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One queue, its writer and readers, a step at a time; the model is asked after each. */
final class QueueLife implements AutoCloseable {

    private static final int REMEMBERED = 40;
    private static final int READERS = 3;

    private final Path queue;
    private final Queues queues;
    private final Random random;
    private final Model model;
    private final Deletions deletions;
    private final WriterLife writer;
    private final List<ReaderLife> readers = new ArrayList<>();
    private final Deque<String> steps = new ArrayDeque<>();

    private Disk disk;
    private long done;

    QueueLife(Queues queues, Listings listings, Path queue, long seed) throws Exception {
        this.queues = queues;
        this.queue = queue;
        this.random = new Random(seed);
        this.model = new Model(4096 * (1 + random.nextInt(2)));
        this.writer = new WriterLife(queues, queue, model, random);
        for (int i = 0; i < READERS; i++) {
            readers.add(new ReaderLife(queues, queue, model, random, "r" + i));
        }
        remember(writer.open());
        disk = Disk.look(queue);
        listings.begin();
        deletions = new Deletions(model, listings, disk);
    }

    /** What was done last, for whoever has to understand a failure. */
    String story() {
        return done
                + " steps, tail="
                + model.tail()
                + " before="
                + disk
                + " "
                + writer.policy()
                + ", the last ones:\n  "
                + String.join("\n  ", steps);
    }

    private void remember(String what) {
        done++;
        steps.add(what);
        if (steps.size() > REMEMBERED) {
            steps.remove();
        }
    }

    void step() throws Exception {
        Retention was = writer.policy();
        steps.add("in the step after these");
        String what = random.nextInt(5) < 2 ? writerStep() : readerStep();
        steps.removeLast();
        remember(what);
        Disk now = Disk.look(queue);
        // The next writer may be at work under its own already.
        deletions.check(disk, now, Set.copyOf(List.of(was, writer.policy())));
        for (ReaderLife reader : readers) {
            reader.checkStored(now);
        }
        disk = now;
    }

    private String writerStep() throws Exception {
        if (!writer.isOpen()) {
            return random.nextInt(3) == 0 ? writer.open() : readerStep();
        }
        int dice = random.nextInt(200);
        if (dice < 3) {
            return writer.leave();
        }
        if (dice < 6) {
            return writer.refuse();
        }
        if (dice < 8) {
            return writer.flush();
        }
        if (dice < 16) {
            return writer.seal(disk);
        }
        return dice < 26 ? writer.abort(disk) : writer.append(disk);
    }

    private String readerStep() throws Exception {
        int dice = random.nextInt(100);
        if (dice < 4) {
            return browse();
        }
        ReaderLife reader = readers.get(random.nextInt(READERS));
        if (dice == 4) {
            return reader.forget();
        }
        if (!reader.isOpen()) {
            return random.nextInt(4) == 0 ? reader.open(disk) : "none";
        }
        if (dice < 8) {
            return reader.leave();
        }
        if (dice < 16) {
            return reader.seek(disk);
        }
        if (dice < 20) {
            return reader.lag(disk);
        }
        if (dice < 28) {
            return reader.store();
        }
        return dice < 34 ? reader.look() : reader.poll(random.nextInt(9) * random.nextInt(9));
    }

    private String browse() throws Exception {
        Follower follower = new Follower(model, id -> Disk.exists(queue, id));
        StartMode mode = random.nextBoolean() ? StartMode.EARLIEST : StartMode.LATEST;
        try (QueueBrowser browser = queues.browse(queue, mode)) {
            int earliest = Disk.look(queue).first();
            long[] first = {-1};
            browser.poll(m -> first[0] = m.seq(), 1);
            if (mode == StartMode.LATEST || model.count() == 0) {
                assertEquals(-1, first[0]);
                return "browse the end";
            }
            boolean oldest =
                    first[0] >= model.firstFrom(disk.first(), 0)
                            && first[0] <= model.firstFrom(earliest, 0);
            assertTrue(oldest, "browser begins at " + first[0]);
            long from = browser.seekSeq(first[0]);
            follower.opened(from, false);
            browser.poll(follower, Integer.MAX_VALUE);
            assertEquals(model.count(), follower.next());
            return "browse from " + from;
        }
    }

    /**
     * The one reader that is left reads to the end, or is given up: then all that may go goes, and
     * nothing else.
     */
    void settle(boolean givenUp) throws Exception {
        writer.close();
        remember(
                writer.open(
                        givenUp
                                ? Retention.WHEN_READ.withReaderTtl(WriterLife.AT_ONCE)
                                : Retention.WHEN_READ));
        for (ReaderLife reader : readers) {
            reader.close();
            reader.forget();
        }
        ReaderLife last = readers.get(0);
        remember(last.open(Disk.look(queue)));
        int reading = Integer.MAX_VALUE;
        if (!givenUp) {
            last.drain();
            reading = (int) Disk.look(queue).stored().get("r0").segment();
        }
        int lastMessages = model.count() == 0 ? 0 : model.get(model.count() - 1).segment();
        int oldest = Math.min(Math.min(reading, lastMessages), model.tail());
        Await.until(
                "the oldest segment is " + oldest,
                () -> Disk.look(queue).first() == oldest || model.count() == 0,
                () -> story());
        last.drain();
    }

    @Override
    public void close() {
        for (ReaderLife reader : readers) {
            reader.close();
        }
        writer.close();
    }
}
