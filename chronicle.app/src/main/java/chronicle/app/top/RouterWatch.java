package chronicle.app.top;

import chronicle.core.Queues;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a router how it stands, again and again, on a daemon thread of its own: whatever that
 * process does or does not do, nobody here waits for it. {@link #name} and {@link #seen} may be
 * called by any thread.
 */
final class RouterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouterWatch.class);

    /** An answer that is older is told to be so. */
    private static final long OLD_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Longest pause before an attempt after failed ones: to attach disturbs the other process. */
    private static final long MOST_PAUSE_MILLIS = 30_000;

    private final Queues queues;
    private final Path bus;
    private final long intervalMillis;
    private final Thread thread = new Thread(this::run, "chronicle-top-router");
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile RouterProcess process;
    private volatile Seen seen =
            new Seen(Optional.empty(), "it has not answered yet", System.nanoTime());

    /**
     * What is known of the router.
     *
     * @param picture its last answer
     * @param note why there is none, or why it is not new; empty else
     * @param nanoTime when that was, System.nanoTime()
     */
    record Seen(Optional<RouterPicture> picture, String note, long nanoTime) {}

    RouterWatch(Queues queues, Path bus, long intervalMillis) {
        this.queues = queues;
        this.bus = bus;
        this.intervalMillis = intervalMillis;
        thread.setDaemon(true);
        thread.start();
    }

    /** Says which process the router is, as the bus's files name it now. */
    void name(Optional<RouterProcess> now) {
        process = now.orElse(null);
    }

    /** What is known at the moment; never waits. */
    Seen seen() {
        Seen now = seen;
        long age = System.nanoTime() - now.nanoTime();
        if (now.picture().isPresent() && age > OLD_NANOS + intervalMillis * 1_000_000) {
            return new Seen(
                    now.picture(),
                    "the router has not answered for " + Amounts.age(age),
                    now.nanoTime());
        }
        return now;
    }

    /** Waits for the first answer, or for the reason why there is none. */
    void awaitAnswer(long timeout, TimeUnit unit) throws InterruptedException {
        told.await(timeout, unit);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        long pause = intervalMillis;
        try {
            while (!closed) {
                RouterProcess now = process;
                if (now == null) {
                    tell(
                            Optional.empty(),
                            Files.isDirectory(bus)
                                    ? "no LEASE of an orders_in is held by one"
                                    : "there is no such folder");
                    Thread.sleep(Math.min(intervalMillis, 200));
                } else {
                    boolean answered = follow(now);
                    long longest = Math.max(MOST_PAUSE_MILLIS, intervalMillis);
                    pause = answered ? intervalMillis : Math.min(2 * pause, longest);
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("asked for the end", e);
        }
    }

    /** Reads one process until it goes; false when that could not even begin. */
    private boolean follow(RouterProcess now) throws InterruptedException {
        String obstacle = now.obstacle(queues);
        if (!obstacle.isEmpty()) {
            tell(Optional.empty(), obstacle);
            return false;
        }
        boolean begun = false;
        try {
            Optional<RouterLink> opened = RouterLink.open(now.pid(), bus);
            if (opened.isEmpty()) {
                tell(Optional.empty(), "process " + now.pid() + " has no MXBean for this bus");
                return false;
            }
            try (RouterLink link = opened.get()) {
                while (!closed && isStill(now)) {
                    tell(Optional.of(link.read()), "");
                    begun = true;
                    Thread.sleep(intervalMillis);
                }
            }
        } catch (IOException | JMException e) {
            LOG.debug("the router does not answer", e);
            tell(Optional.empty(), "process " + now.pid() + " cannot be asked: " + e.getMessage());
        } catch (LinkageError e) {
            LOG.debug("no attach", e);
            tell(Optional.empty(), "this Java has no module jdk.attach, run this with a JDK");
        } catch (RuntimeException e) {
            LOG.debug("the router answers strangely", e);
            tell(Optional.empty(), "process " + now.pid() + " answers strangely: " + e);
        }
        return begun;
    }

    /** Files name nobody while a router has no strategy; it goes on answering. */
    private boolean isStill(RouterProcess followed) {
        RouterProcess named = process;
        return named == null || named.equals(followed);
    }

    private void tell(Optional<RouterPicture> picture, String note) {
        seen = new Seen(picture, note, System.nanoTime());
        if (process != null || picture.isPresent()) {
            told.countDown();
        }
    }
}
