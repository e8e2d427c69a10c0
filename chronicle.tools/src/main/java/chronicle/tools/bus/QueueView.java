package chronicle.tools.bus;

import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseJudge;
import chronicle.bus.LeaseReading;
import chronicle.core.Queues;
import chronicle.core.format.QueueFiles;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.LastRecord;
import chronicle.tools.files.Now;
import chronicle.tools.files.Scratch;
import chronicle.tools.files.SegmentList;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Looks at one queue again and again, from its files alone: some twenty reads each time, however
 * long the queue is. Never throws for what is on disk. One thread at a time.
 */
public final class QueueView {

    private final Path directory;
    private final LeaseJudge judge;
    private final Scratch scratch;
    private QueueLook before;
    private long beforeNanoTime;

    public QueueView(Queues queues, Path directory) {
        this(new LeaseJudge(queues), new Scratch(), directory);
    }

    /**
     * @param judge shared by views of one thread, as are the buffers
     */
    QueueView(LeaseJudge judge, Scratch scratch, Path directory) {
        this.scratch = scratch;
        this.directory = directory;
        this.judge = judge;
    }

    /** What is there now; empty when there is no such directory, or no control block in it. */
    public Optional<QueueLook> look() {
        QueueLook now;
        try {
            ControlFacts control = ControlFacts.read(directory, scratch);
            now = control.isSound() ? sound(control) : broken(control.defect());
        } catch (NoSuchFileException | NotDirectoryException gone) {
            if (!Files.exists(directory.resolve(QueueFiles.CONTROL), LinkOption.NOFOLLOW_LINKS)) {
                before = null;
                judge.forget(directory);
                return Optional.empty();
            }
            now = broken("a segment is missing, reason=" + Reason.of(gone));
        } catch (IOException e) {
            now = broken("the queue cannot be looked at, reason=" + Reason.of(e));
        }
        before = now.isSound() ? now : null;
        return Optional.of(now);
    }

    private QueueLook sound(ControlFacts control) throws IOException {
        // The positions first: a reader that goes on meanwhile would be ahead of the tail.
        List<StoredPosition> positions = StoredPosition.all(directory, scratch);
        TreeSet<Integer> segments = SegmentList.of(directory);
        LastRecord last = last(control, segments);
        // Behind what was read, so that nothing of it lies in the future.
        long timeNs = Now.epochNanos();
        long nanoTime = System.nanoTime();
        long tail = last.segment() * control.segmentSize() + last.end();
        QueueLook earlier = sameQueue(control, tail, last) ? before : null;
        double seconds = (nanoTime - beforeNanoTime) / 1e9;
        beforeNanoTime = nanoTime;
        return new QueueLook(
                directory,
                timeNs,
                isReady(),
                lease(timeNs),
                control.writerEpoch(),
                control.heartbeatNs(),
                control.segmentSize(),
                segments.size(),
                last.segment(),
                last.end(),
                last.seq(),
                last.timestampNs(),
                Optional.ofNullable(earlier).map(past -> rates(past, tail, last, seconds)),
                positions.stream()
                        .map(position -> reader(position, control, tail, earlier, seconds))
                        .toList(),
                "");
    }

    /** Most queues of a bus are silent between two looks, and then it is the one from before. */
    private LastRecord last(ControlFacts control, TreeSet<Integer> segments) throws IOException {
        boolean silent =
                before != null
                        && before.writerEpoch() == control.writerEpoch()
                        && before.tailSegment() == control.currentSegment()
                        && segments.contains(before.tailSegment())
                        && before.tailOffset() == control.writeOffset()
                        && before.writerHeartbeatNs() == control.heartbeatNs();
        return silent
                ? new LastRecord(
                        before.lastSeq(),
                        before.lastRecordNs(),
                        before.tailSegment(),
                        before.tailOffset())
                : LastRecord.find(directory, control, scratch);
    }

    /** A queue made anew begins anew; what lies between is no rate. */
    private boolean sameQueue(ControlFacts control, long tail, LastRecord last) {
        return before != null
                && before.writerEpoch() <= control.writerEpoch()
                && before.segmentSize() == control.segmentSize()
                && before.committedBytes() <= tail
                && before.lastSeq() <= last.seq();
    }

    private static Rates rates(QueueLook past, long tail, LastRecord last, double seconds) {
        return new Rates(
                (last.seq() - past.lastSeq()) / seconds, (tail - past.committedBytes()) / seconds);
    }

    private ReaderLook reader(
            StoredPosition position,
            ControlFacts control,
            long tail,
            QueueLook earlier,
            double seconds) {
        long place = position.segmentId() * control.segmentSize() + position.offset();
        boolean known =
                position.problem().isEmpty()
                        && position.segmentId() >= 0
                        && position.segmentId() <= Integer.MAX_VALUE
                        && position.offset() >= 0
                        && position.offset() <= control.segmentSize();
        OptionalDouble speed = OptionalDouble.empty();
        if (known && earlier != null) {
            for (ReaderLook past : earlier.readers()) {
                long from = past.segment() * control.segmentSize() + past.offset();
                if (past.name().equals(position.reader()) && past.segment() >= 0 && from <= place) {
                    speed = OptionalDouble.of((place - from) / seconds);
                }
            }
        }
        return new ReaderLook(
                position.reader(),
                position.segmentId(),
                position.offset(),
                known ? OptionalLong.of(Math.max(0, tail - place)) : OptionalLong.empty(),
                position.heartbeatNs(),
                speed,
                known || !position.problem().isEmpty()
                        ? position.problem()
                        : "a reader's position is no place of a queue path="
                                + QueueFiles.position(directory, position.reader()));
    }

    private QueueLook broken(String problem) {
        long timeNs = Now.epochNanos();
        return new QueueLook(
                directory,
                timeNs,
                isReady(),
                lease(timeNs),
                0,
                0,
                0,
                0,
                -1,
                -1,
                -1,
                0,
                Optional.empty(),
                List.of(),
                problem);
    }

    private LeaseLook lease(long timeNs) {
        LeaseJudge.Verdict verdict = judge.judge(directory);
        LeaseReading reading = LeaseFile.read(directory);
        return new LeaseLook(verdict, reading.lease(), reading.problem(), timeNs);
    }

    private boolean isReady() {
        return Files.isRegularFile(directory.resolve(QueueFiles.READY), LinkOption.NOFOLLOW_LINKS);
    }
}
