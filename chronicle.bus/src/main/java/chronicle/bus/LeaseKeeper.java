package chronicle.bus;

import chronicle.bus.BusException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of any number of queue directories, every third of their term, from one daemon
 * thread. For more than a hundred the term is 60 ms for each at least, so a minute for a thousand,
 * whatever was asked for; each lease says its own. Thread-safe.
 *
 * <p>A directory that was deleted and made again belongs to somebody else: its lease is not touched
 * any more. A renewal that fails is tried again, and logged once per reason until renewals have
 * gone well for some time.
 */
public final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Runnable NOTHING = () -> {};

    /** On average no more than fifty renewals a second: 0.2 % of a core. */
    private static final long EACH_NS = 20_000_000;

    private static final int FEW = 100;

    private final Queues queues;
    private final long ttlNs;
    private final long pid = ProcessHandle.current().pid();
    private final long startTicks;
    private final ConcurrentMap<Path, Kept> kept = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor thread;

    /** What leases hold for as of the last round; the next one comes after a third of it. */
    private volatile long roundTtlNs;

    /** Null while nothing is kept: then nothing wakes the thread. */
    private ScheduledFuture<?> renewing;

    /**
     * Makes a keeper. Its thread starts with the first directory that is kept.
     *
     * @param ttl how long a lease holds at least, 3 ms to one day; two renewals may be missed
     */
    public LeaseKeeper(Queues queues, Duration ttl) {
        this.queues = queues;
        this.ttlNs = ttlNanos(ttl);
        this.roundTtlNs = ttlNs;
        this.startTicks = Math.max(0, queues.startTicks(pid));
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread daemon = new Thread(task, "chronicle-lease");
                            daemon.setDaemon(true);
                            return daemon;
                        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** The thread sleeps for good while nothing is kept. */
    private synchronized void schedule() {
        if (kept.isEmpty() && renewing != null) {
            renewing.cancel(false);
            renewing = null;
            roundTtlNs = ttlNs;
        } else if (!kept.isEmpty() && renewing == null && !thread.isShutdown()) {
            // By delay: a process that was suspended for an hour renews once, not many times.
            renewing = thread.schedule(this::round, roundTtlNs / 3, TimeUnit.NANOSECONDS);
        }
    }

    private void round() {
        // Before the first is written: those that come meanwhile hold as long as these.
        roundTtlNs = ttlFor(kept.size());
        try {
            renewAll();
        } finally {
            nextRound();
        }
    }

    private synchronized void nextRound() {
        if (renewing != null) {
            // This one, or the one of a beginning between; there is one turn at a time.
            renewing.cancel(false);
            renewing = null;
            schedule();
        }
    }

    /** Longer where there are many: a renewal costs some 40 µs. */
    private long ttlFor(int directories) {
        return directories <= FEW
                ? ttlNs
                : Math.max(ttlNs, Math.min(directories * 3 * EACH_NS, Lease.MAX_TTL_NS));
    }

    /**
     * Writes the directory's lease now, and renews it until {@link #release}. A directory that is
     * kept already goes on under the new epoch.
     *
     * @throws BusException NOT_FOUND, UNSAFE or IO when the first lease cannot be written; then it
     *     is not kept
     */
    public void keep(Path queueDirectory, long epoch) {
        keep(queueDirectory, epoch, NOTHING);
    }

    /**
     * As {@link #keep(Path, long)} for the directory of an open writer, whose heartbeat goes on
     * with each renewal. Release it before the writer is closed.
     *
     * @return which directory it is, as {@link Queues#identity} tells it: only that one's lease is
     *     renewed
     */
    public String keep(QueueWriter writer) {
        return keep(writer.directory(), writer.epoch(), writer::heartbeat);
    }

    private String keep(Path queueDirectory, long epoch, Runnable heartbeat) {
        if (thread.isShutdown()) {
            throw new BusException(Category.CLOSED, "lease keeper closed path=" + queueDirectory);
        }
        String identity = queues.identity(queueDirectory);
        Kept entry = new Kept(queueDirectory, identity, epoch, heartbeat);
        Kept before = kept.put(queueDirectory, entry);
        schedule();
        if (before != null) {
            // Before the new one is written: a renewal under way would put the old epoch back.
            before.end(false);
        }
        try {
            entry.begin();
        } catch (RuntimeException e) {
            kept.remove(queueDirectory, entry);
            schedule();
            entry.end(false);
            throw e;
        }
        if (thread.isShutdown()) {
            // Closed at the same time, perhaps before it could see this one.
            release(queueDirectory);
        }
        return identity;
    }

    /**
     * Stops renewing and removes the lease, unless the directory belongs to somebody else by now.
     * When this returns nothing is written any more. Nothing happens for a directory not kept.
     *
     * @throws BusException IO when the file cannot be removed; it is not renewed all the same
     */
    public void release(Path queueDirectory) {
        Kept entry = kept.remove(queueDirectory);
        if (entry != null) {
            schedule();
            entry.end(true);
        }
    }

    /** Releases everything and ends the thread. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            // Without an interrupt: one would break off the renewal under way, as a failure.
            thread.shutdown();
        }
        List<BusException> failures = new ArrayList<>();
        for (Path directory : List.copyOf(kept.keySet())) {
            try {
                release(directory);
            } catch (BusException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            BusException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void renewAll() {
        for (Kept entry : kept.values()) {
            entry.renewOnSchedule();
        }
    }

    private static long ttlNanos(Duration ttl) {
        long nanos = ttl.compareTo(Duration.ofDays(1)) > 0 ? Long.MAX_VALUE : ttl.toNanos();
        if (nanos < 3_000_000 || nanos > Lease.MAX_TTL_NS) {
            throw new BusException(
                    Category.INVALID_ARGUMENT, "a lease holds for 3 ms to one day ttl=" + ttl);
        }
        return nanos;
    }

    /** Epoch nanoseconds. */
    static long wallClock() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** One directory; its monitor keeps a late renewal out of a released directory. */
    private final class Kept {
        private final Path directory;
        private final String identity;
        private final long epoch;
        private final Runnable heartbeat;
        private boolean ended;
        private final RenewalTrouble trouble = new RenewalTrouble();

        Kept(Path directory, String identity, long epoch, Runnable heartbeat) {
            this.directory = directory;
            this.identity = identity;
            this.epoch = epoch;
            this.heartbeat = heartbeat;
        }

        /** The identity is fresh. */
        synchronized void begin() {
            if (!ended) {
                write(NOTHING);
            }
        }

        synchronized void renew() {
            if (!ended) {
                requireOurs();
                write(this::requireOurs);
            }
        }

        private void write(Runnable stillOurs) {
            long ttl = Math.max(roundTtlNs, ttlFor(kept.size()));
            Lease lease = new Lease(pid, startTicks, epoch, wallClock(), ttl);
            LeaseFile.write(directory, lease, stillOurs);
            heartbeat.run();
        }

        synchronized void renewOnSchedule() {
            try {
                renew();
                if (trouble.overAfterSuccess()) {
                    LOG.info("lease is renewed again: path={}", directory);
                }
            } catch (RuntimeException | InternalError e) {
                // The schedule must live on: whatever the reason, the next turn may succeed. The
                // JVM tells by InternalError that a mapped file was truncated.
                String problem = String.valueOf(e.getMessage());
                if (trouble.isNew(problem)) {
                    LOG.warn("lease not renewed: {}", problem);
                }
            }
        }

        synchronized void end(boolean removeFile) {
            ended = true;
            if (removeFile && queues.identity(directory).equals(identity)) {
                LeaseFile.remove(directory);
            }
        }

        private void requireOurs() {
            if (!queues.identity(directory).equals(identity)) {
                throw new BusException(
                        Category.REPLACED,
                        "queue directory is gone or was made anew, lease left alone path="
                                + directory);
            }
        }
    }
}
