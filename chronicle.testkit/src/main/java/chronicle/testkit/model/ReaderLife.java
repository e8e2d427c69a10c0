package chronicle.testkit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInReader;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** One named reader, open or closed, beside what the model says about it. */
final class ReaderLife implements AutoCloseable {

    private static final StartMode[] MODES = StartMode.values();

    private final Queues queues;
    private final Path queue;
    private final Model model;
    private final Random random;
    private final String name;
    private final Follower follower;

    private QueueReader reader;
    private StartMode mode;
    private boolean storeEachPoll;

    ReaderLife(Queues queues, Path queue, Model model, Random random, String name) {
        this.queues = queues;
        this.queue = queue;
        this.model = model;
        this.random = random;
        this.name = name;
        this.follower = new Follower(model, this::exists);
    }

    private boolean exists(long id) {
        return Disk.exists(queue, id);
    }

    boolean isOpen() {
        return reader != null;
    }

    String open(Disk before) throws IOException {
        mode = MODES[random.nextInt(MODES.length)];
        storeEachPoll = random.nextInt(3) > 0;
        ReaderOptions options =
                ReaderOptions.named(name).withStart(mode).withStoreEachPoll(storeEachPoll);
        Disk.Position stored = before.stored().get(name);
        boolean resumes = mode != StartMode.EARLIEST && mode != StartMode.LATEST;
        boolean atEnd = mode == StartMode.LATEST || mode == StartMode.RESUME_OR_LATEST;
        try {
            reader = queues.openReader(queue, options);
        } catch (QueueException e) {
            assertEquals(Category.SEGMENT_GONE, e.category(), e.getMessage());
            assertEquals(StartMode.RESUME, mode);
            long next = model.firstFrom(stored.segment(), stored.offset());
            assertTrue(!exists(model.get(next).segment()), "it is there");
            return "open " + name + " " + mode + ": gone";
        }
        if (resumes && stored != null) {
            follower.opened(model.firstFrom(stored.segment(), stored.offset()), atEnd);
            long stands = model.firstFrom(reader.segmentId(), reader.offset());
            if (stands != follower.next() && atEnd) {
                follower.jumpedToTheEnd();
            }
        } else if (atEnd) {
            follower.opened(model.count(), true);
        } else {
            int id = reader.segmentId();
            assertTrue(id >= before.first() && id <= Disk.look(queue).first(), "earliest " + id);
            assertEquals(64, reader.offset());
            follower.opened(model.firstFrom(id, 0), false);
        }
        return "open " + name + " " + mode + " stores=" + storeEachPoll + " at " + follower.next();
    }

    String leave() throws IOException {
        close();
        requireStored();
        return "close " + name;
    }

    String forget() {
        if (reader != null) {
            QueueException locked =
                    assertThrows(QueueException.class, () -> queues.forgetReader(queue, name));
            assertEquals(Category.LOCKED, locked.category());
            return "forget " + name + ": open";
        }
        queues.forgetReader(queue, name);
        return "forget " + name;
    }

    String poll(int limit) {
        long before = follower.next();
        follower.failAfter(random.nextInt(12) == 0 ? random.nextInt(10) : Integer.MAX_VALUE);
        int polled;
        try {
            polled = random.nextInt(4) == 0 ? merge(limit) : reader.poll(follower, limit);
        } catch (Follower.Refused e) {
            return "poll " + name + " refused at " + follower.next();
        } catch (QueueException e) {
            requireGone(e);
            return "poll " + name + ": gone at " + follower.next();
        }
        settle(polled, limit);
        return "poll " + name + " limit=" + limit + " from " + before + ": " + polled;
    }

    private int merge(int limit) {
        try (FanInReader fanIn = queues.fanIn()) {
            fanIn.add(name, reader, null);
            return fanIn.poll(follower, limit);
        }
    }

    /** A merge reports such a failure as one of the lane, which a Follower throws. */
    private void requireGone(QueueException e) {
        assertEquals(Category.SEGMENT_GONE, e.category(), e.getMessage());
        assertEquals(StartMode.RESUME, mode);
        int segment = model.get(follower.next()).segment();
        assertTrue(!exists(segment), "segment " + segment + " is there");
    }

    /** Who hands out less than was asked for has nothing more. */
    private void settle(int polled, int limit) {
        assertTrue(polled <= limit);
        if (polled < limit && follower.next() < model.count()) {
            int segment = model.get(follower.next()).segment();
            assertTrue(!exists(segment), "more is there");
            assertTrue(mode == StartMode.LATEST || mode == StartMode.RESUME_OR_LATEST);
            follower.jumpedToTheEnd();
        }
        assertEquals(follower.missed(), reader.missed());
    }

    String look() throws InterruptedException {
        boolean more;
        try {
            more = reader.await(0);
        } catch (QueueException e) {
            requireGone(e);
            return "look " + name + ": gone";
        }
        if (more) {
            assertTrue(follower.next() < model.count());
        } else {
            settle(0, 1);
        }
        return "look " + name + ": " + more;
    }

    String store() throws IOException {
        boolean flush = random.nextInt(10) == 0;
        if (flush) {
            reader.flush();
        } else {
            reader.storePosition();
        }
        requireStored();
        return (flush ? "flush " : "store ") + name;
    }

    /** Behind what was handed out, and before a hole that nobody was told of. */
    private void requireStored() throws IOException {
        Disk.Position stored = Disk.look(queue).stored().get(name);
        assertEquals(follower.next(), model.firstFrom(stored.segment(), stored.offset()));
    }

    String lag(Disk before) throws IOException {
        long messages = reader.lag().messages();
        int first = Disk.look(queue).first();
        long from = model.firstFrom(reader.segmentId(), reader.offset());
        if (from != follower.next()) {
            int hole = model.get(follower.next()).segment();
            assertTrue(from > follower.next() && !exists(hole), name + " stands at " + from);
        }
        if (first == before.first()) {
            assertEquals(reachable(from, first), messages);
        }
        return "lag " + name + " " + messages;
    }

    private long reachable(long from, int first) {
        long count = 0;
        for (long seq = from; seq < model.count(); seq++) {
            int segment = model.get(seq).segment();
            count += segment >= first || segment == reader.segmentId() ? 1 : 0;
        }
        return count;
    }

    String seek(Disk before) throws IOException {
        boolean byTime = random.nextBoolean();
        long wanted = random.nextInt((int) model.count() + 3);
        long time = wanted < model.count() ? model.get(wanted).timestampNs() : Long.MAX_VALUE;
        if (wanted < model.count() && random.nextInt(3) == 0) {
            time += random.nextInt(3) - 1;
        }
        long found = byTime ? reader.seekTime(time) : reader.seekSeq(wanted);
        long earliest = model.firstFrom(before.first(), 0);
        long least = byTime ? model.firstSince(time, earliest) : Math.max(wanted, earliest);
        String what = "seek " + name + (byTime ? " time " + time : " seq " + wanted) + ": " + found;
        if (found < 0) {
            assertTrue(least >= model.count(), what + " least=" + least);
            follower.goTo(model.count());
        } else {
            assertTrue(found == least || isBehindDeleted(found, least), what + " least=" + least);
            follower.goTo(found);
        }
        return what;
    }

    /**
     * Whether what was sought was deleted while it was sought: then it is the next that is left.
     */
    private boolean isBehindDeleted(long found, long least) {
        int before = found > least ? model.get(found - 1).segment() : Integer.MAX_VALUE;
        return before < model.get(found).segment() && !exists(before);
    }

    /** Where the stored position stands, unless the reader holds back behind a hole. */
    void checkStored(Disk now) {
        Disk.Position stored = now.stored().get(name);
        if (reader != null && storeEachPoll && stored != null) {
            assertTrue(
                    model.firstFrom(stored.segment(), stored.offset()) <= follower.next(),
                    name + " is stored beyond where it is");
        }
    }

    /** All that is left, to the end. */
    void drain() {
        follower.failAfter(Integer.MAX_VALUE);
        try {
            while (reader.poll(follower, 100) > 0) {
                continue;
            }
        } catch (QueueException e) {
            requireGone(e);
            return;
        }
        settle(0, 1);
        reader.storePosition();
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
