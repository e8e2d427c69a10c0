package chronicle.tools.verify;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Queues;
import chronicle.core.format.QueueFiles;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.SegmentList;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.Reason;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Walks every record of a queue. Writes nothing and takes no lock but for the moment in which it
 * asks whether the writer lives; what a live writer is just writing is not damage. One thread.
 */
public final class Verifier {

    private final Queues queues;
    private final Path queue;
    private final Progress progress;
    private final BooleanSupplier stop;
    private final Findings findings;

    /** Places of readers in each segment, which have to be places of records. */
    private final Map<Integer, Set<Long>> places = new HashMap<>();

    /**
     * @param stop asked again and again; true ends the walk before its end
     */
    public Verifier(Queues queues, Path queue, Progress progress, BooleanSupplier stop) {
        this.queues = queues;
        this.queue = queue;
        this.progress = progress;
        this.stop = stop;
        this.findings = new Findings(queue);
    }

    /**
     * Walks from the earliest segment to the last. Once.
     *
     * @throws QueueException NOT_FOUND when there is no control block, IO when a file or the
     *     directory cannot be read at all
     */
    public VerifyReport run() {
        try {
            ControlFacts control = control();
            long size = control.isSound() ? control.segmentSize() : -1;
            positions(size);
            return findings.report(walk(control, size));
        } catch (NoSuchFileException e) {
            throw new QueueException(
                    Category.NOT_FOUND, "no queue in this folder path=" + queue, e);
        } catch (IOException e) {
            throw new QueueException(
                    Category.IO,
                    "the queue cannot be read, check its permissions path="
                            + queue
                            + " reason="
                            + Reason.of(e),
                    e);
        }
    }

    private ControlFacts control() throws IOException {
        ControlFacts control = ControlFacts.read(queue);
        if (!control.isSound()) {
            findings.damage(
                    queue.resolve(QueueFiles.CONTROL),
                    -1,
                    0,
                    control.defect(),
                    "nobody can open the queue; " + control.remedy());
        }
        return control;
    }

    private void positions(long size) throws IOException {
        for (StoredPosition position : StoredPosition.all(queue)) {
            Path file = QueueFiles.position(queue, position.reader());
            if (!position.problem().isEmpty()) {
                findings.note(
                        file,
                        -1,
                        -1,
                        position.problem(),
                        "the reader begins as one that never stored a position; delete the file if"
                                + " there is no such reader any more");
            } else if (size > 0
                    && position.segmentId() >= 0
                    && position.segmentId() <= Integer.MAX_VALUE) {
                places.computeIfAbsent((int) position.segmentId(), id -> new HashSet<>())
                        .add(position.offset());
            }
        }
    }

    /** Whether it came to the end. */
    private boolean walk(ControlFacts control, long size) throws IOException {
        TreeSet<Integer> ids = SegmentList.of(queue);
        if (control.isSound() && !ids.contains(control.currentSegment())) {
            tailIsMissing(control);
        }
        SegmentWalk walk = new SegmentWalk(queues, queue, findings, places, stop);
        int previous = -1;
        long done = 0;
        while (!ids.isEmpty()) {
            if (previous >= 0 && isThere(previous + 1)) {
                // A listing may leave out what is made while it lasts.
                ids.add(previous + 1);
            }
            int id = ids.pollFirst();
            if (previous >= 0 && id != previous + 1) {
                hole(previous + 1, id - 1);
            }
            long total = done + Math.max(size, 0) * (ids.size() + 1L);
            long before = done;
            SegmentWalk.End end =
                    walk.segment(
                            id,
                            size,
                            !ids.isEmpty(),
                            offset -> progress.at(before + offset, total));
            if (end == SegmentWalk.End.STOPPED) {
                return false;
            }
            if (end == SegmentWalk.End.GONE && SegmentList.of(queue).floor(id) == null) {
                // The writer's retention deletes from the lowest on.
                findings.deletedMeanwhile();
                previous = -1;
            } else {
                if (end == SegmentWalk.End.GONE) {
                    hole(id, id);
                }
                previous = id;
            }
            done += Math.max(size, 0);
            if (end == SegmentWalk.End.TAIL) {
                break;
            }
            if (ids.isEmpty()) {
                // What the writer has begun meanwhile.
                ids.addAll(SegmentList.of(queue).tailSet(id, false));
            }
        }
        progress.at(done, done);
        unmetPlaces();
        return true;
    }

    private boolean isThere(int id) {
        return Files.isRegularFile(QueueFiles.segment(queue, id), LinkOption.NOFOLLOW_LINKS);
    }

    private void tailIsMissing(ControlFacts control) throws IOException {
        ControlFacts now = ControlFacts.read(queue);
        if (!SegmentList.of(queue).contains(now.currentSegment())) {
            findings.damage(
                    now.currentSegment(),
                    -1,
                    "the segment that the control block calls the tail does not exist, found was"
                            + " segment="
                            + control.currentSegment(),
                    "put it back from a copy; a writer that opens goes on behind what is there");
        }
    }

    private void hole(int from, int to) {
        findings.damage(
                from,
                -1,
                "segments are missing between others, first=" + from + " last=" + to,
                "put them back from a copy; readers that come from before stop here with"
                        + " SEGMENT_GONE unless their start mode lets them go on");
    }

    private void unmetPlaces() throws IOException {
        // Readers go on meanwhile, so only who is still there counts.
        for (StoredPosition position : StoredPosition.all(queue)) {
            Set<Long> unmet = places.get((int) position.segmentId());
            if (position.problem().isEmpty()
                    && unmet != null
                    && unmet.contains(position.offset())) {
                findings.note(
                        QueueFiles.position(queue, position.reader()),
                        (int) position.segmentId(),
                        position.offset(),
                        "no record begins or ends where the reader stands, reader="
                                + position.reader(),
                        "the reader is set back to the record before, or finds its segment gone, when"
                                + " it opens next");
            }
        }
    }
}
