package chronicle.tools.replay;

import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.text.Reason;
import chronicle.tools.work.Place;
import chronicle.tools.work.Progress;
import chronicle.tools.work.Walk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Appends the messages of one queue to another: payload, type and timestamp stay as they are, seq
 * is that of the target, flags are written 0 as by every writer. Up to where the source ends when
 * it begins. One thread, once.
 */
public final class Replay {

    private static final int BATCH = 256;
    private static final int PAGE = 4096;

    /** So long at most the stop goes unseen while the next message is not due. */
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long HEARTBEAT_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Queues queues;
    private final Path source;
    private final Path target;
    private final Place from;
    private final Place until;
    private final Speed speed;
    private final boolean restamp;

    private long begin;
    private long firstTimestamp;
    private long messages;
    private long lastSeq = -1;
    private long targetSeq = -1;
    private long missed;
    private long droppedFlags;

    /**
     * @param from where to begin, null for the earliest message
     * @param until last message, null for the end
     * @param restamp whether messages get the time they are appended, instead of their own
     */
    public Replay(
            Queues queues,
            Path source,
            Path target,
            Place from,
            Place until,
            Speed speed,
            boolean restamp) {
        this.queues = queues;
        this.source = source;
        this.target = target;
        this.from = from;
        this.until = until;
        this.speed = speed;
        this.restamp = restamp;
    }

    /**
     * The segment size that a new target needs to take every message of the source: that of the
     * source, or the next larger one that is made here where another implementation's is not.
     *
     * @throws QueueException IO when the source's control block cannot be read, CORRUPT when it
     *     cannot be believed
     */
    public static long segmentSizeFor(Path source) {
        ControlFacts control;
        try {
            control = ControlFacts.read(source);
        } catch (IOException e) {
            throw new QueueException(
                    Category.IO,
                    "the source cannot be read path=" + source + " reason=" + Reason.of(e),
                    e);
        }
        if (!control.isSound()) {
            throw new QueueException(Category.CORRUPT, control.defect());
        }
        return (control.segmentSize() + PAGE - 1) / PAGE * PAGE;
    }

    /**
     * Runs until the end or the stop, and forces what it appended to disk.
     *
     * @param options how the target is opened; its segment size counts only when it is new
     * @param stop asked between two messages
     * @throws QueueException INVALID_ARGUMENT when source and target are one queue or the target is
     *     none; as {@link Queues#browse} and {@link Queues#openWriter} when either cannot be opened
     * @throws ReplayException when it breaks off later
     */
    public ReplayResult run(WriterOptions options, Progress progress, BooleanSupplier stop) {
        ReplayTarget.check(source, target);
        try (Walk walk = new Walk(queues, source, from, until, progress);
                QueueWriter writer = queues.openWriter(target, options)) {
            boolean complete;
            try {
                // One at a time when there are waits in between, so that a stop need not wait.
                int batch = speed.isUnpaced() ? BATCH : 1;
                complete = walk.all(message -> pass(message, writer, stop), batch, stop);
                writer.flush();
            } catch (StoppedWait stopped) {
                writer.flush();
                complete = false;
            } catch (QueueException e) {
                throw brokenOff(e);
            }
            missed = walk.missed();
            return result(complete);
        }
    }

    private void pass(MessageView message, QueueWriter writer, BooleanSupplier stop) {
        if (!speed.isUnpaced()) {
            awaitDue(message.timestampNs(), writer, stop);
        }
        if (message.length() > writer.maxPayload()) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "a message is longer than the target takes, replay to a queue of larger"
                            + " segments length="
                            + message.length()
                            + " largest="
                            + writer.maxPayload()
                            + " path="
                            + target);
        }
        targetSeq =
                restamp
                        ? writer.append(message.typeId(), message.payload())
                        : writer.append(message.typeId(), message.timestampNs(), message.payload());
        lastSeq = message.seq();
        messages++;
        droppedFlags += message.flags() == 0 ? 0 : 1;
    }

    private void awaitDue(long timestampNs, QueueWriter writer, BooleanSupplier stop) {
        if (messages == 0) {
            begin = System.nanoTime();
            firstTimestamp = timestampNs;
            return;
        }
        long due = begin + speed.due(timestampNs - firstTimestamp);
        long heartbeat = System.nanoTime();
        for (long now = heartbeat; due - now > 0; now = System.nanoTime()) {
            if (stop.getAsBoolean()) {
                throw new StoppedWait();
            }
            if (now - heartbeat > HEARTBEAT_EVERY_NS) {
                writer.heartbeat();
                heartbeat = now;
            }
            LockSupport.parkNanos(Math.min(due - now, NAP_NS));
        }
    }

    private ReplayException brokenOff(QueueException e) {
        boolean unreadable =
                e.category() == Category.CORRUPT || e.category() == Category.UNSUPPORTED;
        String after = "nothing was replayed, verify says what there is";
        if (messages > 0 && unreadable) {
            after = replayed() + ", go on behind it with --from " + (lastSeq + 2);
        } else if (messages > 0) {
            after = replayed() + ", go on with --from " + (lastSeq + 1);
        }
        return new ReplayException(e.getMessage() + "; " + after, result(false), e);
    }

    private String replayed() {
        return "replayed up to seq=" + lastSeq;
    }

    private ReplayResult result(boolean complete) {
        return new ReplayResult(complete, messages, lastSeq, targetSeq, missed, droppedFlags);
    }

    /** Leaves a wait, and with it the poll that it is in, before its message is passed. */
    private static final class StoppedWait extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedWait() {
            super(null, null, false, false);
        }
    }
}
