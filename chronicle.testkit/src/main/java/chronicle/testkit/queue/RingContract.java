package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Segments are deleted as fast as can be while others read, seek, look and count: each of them gets
 * whole messages in their order, and knows exactly what it missed.
 */
public abstract class RingContract extends QueueFixture {

    private static final int SEGMENT = 4096;

    /** At least so many, and more until those who read have missed enough. */
    private static final int MESSAGES = 8_000;

    private static final int GAPS = 2;
    private static final long GIVE_UP_SECONDS = 120;

    /** How far the writer is. */
    private final AtomicLong written = new AtomicLong();

    /** Of those who read all the time, how many have still to miss something that often. */
    private final CountDownLatch yetToMiss = new CountDownLatch(2);

    /** Whether the writer has finished, or somebody has failed. */
    private volatile boolean over;

    private final long seed = System.nanoTime();

    /** Counts what comes and what is missing; fails on anything else. */
    private static final class Account implements MessageHandler, FanInHandler {

        private final Runnable enough;

        private long next;
        private long missed;
        private int gaps;

        private Account() {
            this(() -> {});
        }

        /**
         * @param enough run when enough was missed
         */
        private Account(Runnable enough) {
            this.enough = enough;
        }

        @Override
        public void onGap(long lost) {
            assertTrue(lost > 0, "lost=" + lost);
            missed += lost;
            next += lost;
            gaps++;
            if (gaps == GAPS) {
                enough.run();
            }
        }

        @Override
        public void onMessage(MessageView message) {
            assertEquals(next, message.seq());
            next++;
        }

        @Override
        public boolean onMessage(Lane lane, MessageView message) {
            onMessage(message);
            return true;
        }

        @Override
        public void onGap(Lane lane, long lost) {
            onGap(lost);
        }
    }

    @Test
    void everybodyKnowsWhatItMissedWhileTheOldestIsDroppedAllTheTime() throws Exception {
        Retention ring = Retention.WHEN_READ.withMaxSegments(3).whenFull(WhenFull.DROP_OLDEST);
        QueueWriter writer =
                closing(
                        queues.openWriter(
                                queue(),
                                WriterOptions.DEFAULTS
                                        .withSegmentSize(SEGMENT)
                                        .withRetention(ring)));
        QueueReader polled = named("polled");
        QueueReader merged = named("merged");
        QueueReader sought = named("sought");
        QueueReader asked = named("asked");
        named("guest").close();
        List<Callable<?>> everybody =
                List.of(
                        () -> write(writer),
                        () -> poll(polled),
                        () -> merge(merged),
                        () -> seek(sought),
                        () -> browse(),
                        () -> ask(asked),
                        () -> reopen());
        ExecutorService threads = Executors.newFixedThreadPool(everybody.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> each : everybody) {
                running.add(threads.submit(() -> alone(each)));
            }
            for (Future<?> each : running) {
                finish(each);
            }
        } finally {
            over = true;
            threads.shutdown();
            assertTrue(threads.awaitTermination(GIVE_UP_SECONDS, TimeUnit.SECONDS));
        }
        assertTrue(writer.retention().unreadMessages() > 0);
    }

    private void finish(Future<?> running) throws InterruptedException, TimeoutException {
        try {
            running.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("seed=" + seed, e.getCause());
        }
    }

    /** Who fails does not keep the others waiting. */
    private Object alone(Callable<?> each) throws Exception {
        try {
            return each.call();
        } catch (Exception | AssertionError e) {
            over = true;
            throw e;
        }
    }

    private QueueReader named(String name) {
        return closing(queues.openReader(queue(), ReaderOptions.named(name)));
    }

    private Void write(QueueWriter writer) {
        Random random = new Random(seed);
        while (!over && (written.get() < MESSAGES || yetToMiss.getCount() > 0)) {
            writer.append(1, new byte[random.nextInt(900)]);
            written.set(writer.nextSeq());
        }
        over = true;
        return null;
    }

    /** Lets the writer get ahead now and then; never longer than it writes. */
    private void dawdle(Random random) {
        long until = written.get() + random.nextInt(200);
        while (written.get() < until && !over) {
            LockSupport.parkNanos(20_000);
        }
    }

    private Void poll(QueueReader reader) {
        Random random = new Random(seed + 1);
        Account account = new Account(yetToMiss::countDown);
        while (!over) {
            reader.poll(account, 1 + random.nextInt(50));
            dawdle(random);
        }
        while (reader.poll(account, 100) > 0) {
            assertTrue(account.next <= written.get());
        }
        settle(account, reader);
        return null;
    }

    private void settle(Account account, QueueReader reader) {
        assertEquals(written.get(), account.next);
        assertEquals(account.missed, reader.missed());
    }

    private Void merge(QueueReader reader) {
        Random random = new Random(seed + 2);
        Account account = new Account(yetToMiss::countDown);
        try (FanInReader fanIn = queues.fanIn()) {
            fanIn.add("lane", reader, null);
            while (!over) {
                fanIn.poll(account, 1 + random.nextInt(50));
                dawdle(random);
            }
            while (fanIn.poll(account, 100) > 0) {
                assertTrue(account.next <= written.get());
            }
        }
        settle(account, reader);
        return null;
    }

    private Void seek(QueueReader reader) {
        Random random = new Random(seed + 3);
        Account account = new Account();
        while (!over) {
            long wanted = Math.max(0, written.get() - random.nextInt(150));
            long found = reader.seekSeq(wanted);
            if (found >= 0) {
                assertTrue(found >= wanted, "found=" + found + " wanted=" + wanted);
                account.next = found;
                reader.poll(account, 1 + random.nextInt(60));
            }
            dawdle(random);
        }
        return null;
    }

    private Void browse() {
        Random random = new Random(seed + 4);
        while (!over) {
            StartMode start = random.nextBoolean() ? StartMode.EARLIEST : StartMode.LATEST;
            try (QueueBrowser browser = queues.browse(queue(), start)) {
                long found = browser.seekTime(random.nextBoolean() ? 0 : Long.MAX_VALUE);
                Account account = new Account();
                account.next = found;
                if (found >= 0) {
                    browser.poll(account, 1 + random.nextInt(200));
                }
            }
            dawdle(random);
        }
        return null;
    }

    private Void ask(QueueReader reader) {
        Random random = new Random(seed + 5);
        Account account = new Account();
        while (!over) {
            assertTrue(reader.lag().messages() >= 0);
            assertEquals(List.of(), problems());
            reader.poll(account, random.nextInt(20));
            dawdle(random);
        }
        return null;
    }

    private List<String> problems() {
        // A record under construction is none: the writer is at work on it.
        return queues.inspect(queue()).problems().stream()
                .filter(problem -> !problem.startsWith("a record is begun or torn"))
                .toList();
    }

    /** A reader that comes and goes; what it missed while it was away counts as well. */
    private Void reopen() {
        Random random = new Random(seed + 6);
        Account account = new Account();
        boolean last;
        do {
            last = over;
            try (QueueReader reader = queues.openReader(queue(), ReaderOptions.named("guest"))) {
                if (last || random.nextInt(3) > 0) {
                    reader.poll(account, last ? Integer.MAX_VALUE : random.nextInt(40));
                }
                dawdle(random);
            }
        } while (!last);
        assertEquals(written.get(), account.next);
        return null;
    }
}
