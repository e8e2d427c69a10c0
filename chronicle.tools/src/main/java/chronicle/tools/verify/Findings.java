package chronicle.tools.verify;

import chronicle.core.format.QueueFiles;
import chronicle.tools.verify.Fault.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a walk has seen so far. */
final class Findings {

    private static final long UNKNOWN = -1;

    private final Path queue;
    private final List<Fault> faults = new ArrayList<>();
    private long found;
    private long damages;
    private int segments;
    private long messages;
    private long bytes;
    private long firstSeq = UNKNOWN;
    private long lastSeq = UNKNOWN;
    private boolean nextKnown;

    Findings(Path queue) {
        this.queue = queue;
    }

    void damage(int segment, long offset, String what, String advice) {
        damage(QueueFiles.segment(queue, segment), segment, offset, what, advice);
    }

    void note(int segment, long offset, String what, String advice) {
        note(QueueFiles.segment(queue, segment), segment, offset, what, advice);
    }

    void damage(Path file, int segment, long offset, String what, String advice) {
        damages++;
        add(new Fault(Severity.DAMAGE, file, segment, offset, what, advice));
    }

    void note(Path file, int segment, long offset, String what, String advice) {
        add(new Fault(Severity.NOTE, file, segment, offset, what, advice));
    }

    private void add(Fault fault) {
        found++;
        if (faults.size() < VerifyReport.MOST_FAULTS) {
            faults.add(fault);
        }
    }

    void segment() {
        segments++;
    }

    /** A whole message; its seq is compared with the one before it elsewhere. */
    void message(long seq, long length) {
        firstSeq = messages == 0 ? seq : firstSeq;
        lastSeq = seq;
        nextKnown = true;
        messages++;
        bytes += length;
    }

    void padding(long length) {
        bytes += length;
    }

    /** Number of the message before, -1 when there was none. */
    long lastSeq() {
        return lastSeq;
    }

    /** Whether the next message has to be the one after {@link #lastSeq()}. */
    boolean isNextKnown() {
        return nextKnown;
    }

    /** Messages were deleted by the writer meanwhile: the next may have any number. */
    void deletedMeanwhile() {
        nextKnown = false;
    }

    VerifyReport report(boolean complete) {
        return new VerifyReport(
                queue,
                complete,
                segments,
                messages,
                bytes,
                firstSeq,
                lastSeq,
                damages,
                faults,
                found - faults.size());
    }
}
