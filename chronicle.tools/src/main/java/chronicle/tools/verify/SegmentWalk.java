package chronicle.tools.verify;

import chronicle.core.Queues;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.tools.files.RegularFiles;
import chronicle.tools.files.SegmentWindow;
import chronicle.tools.verify.RecordCheck.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Walks the records of one segment after the other, and keeps count of their numbers. */
final class SegmentWalk {

    /** How the walk over a segment ended. */
    enum End {
        DONE,
        /** The file is not there any more. */
        GONE,
        /** A live writer is at work where it ended: what lies behind was not there a moment ago. */
        TAIL,
        STOPPED
    }

    private static final long AT_TAIL = -2;
    private static final int WINDOW = 1 << 20;

    /** Records between two looks at the stop. */
    private static final int TELL_EVERY = 256;

    /** A writer that rolls seals within microseconds of moving the tail. */
    private static final int SEAL_LOOKS = 1000;

    private final WriterSide writer;
    private final Path queue;
    private final Findings findings;
    private final Map<Integer, Set<Long>> places;
    private final BooleanSupplier stop;
    private final ByteBuffer window = RegularFiles.bytes(WINDOW);

    SegmentWalk(
            Queues queues,
            Path queue,
            Findings findings,
            Map<Integer, Set<Long>> places,
            BooleanSupplier stop) {
        this.writer = new WriterSide(queues, queue);
        this.queue = queue;
        this.findings = findings;
        this.places = places;
        this.stop = stop;
    }

    /**
     * @param size what the control block says of segments, -1 when it cannot be believed
     * @param hasNext whether there are segments behind it
     */
    End segment(int id, long size, boolean hasNext, LongConsumer progress) throws IOException {
        try (SegmentWindow segment = new SegmentWindow(queue, id, window)) {
            findings.segment();
            long length = segment.length();
            long limit = size < 0 ? length : Math.min(size, length);
            if (size >= 0 && length != size) {
                findings.damage(
                        id,
                        -1,
                        "segment is not segment_size long, segment_size="
                                + size
                                + " length="
                                + length,
                        length < size
                                ? "what was cut off is lost; restore the file from a copy"
                                : "it belongs to a queue of another segment size; restore the file"
                                        + " from a copy");
            }
            if (limit < SegmentLayout.HEADER_LENGTH
                    || !SegmentHead.isSound(segment, id, findings)) {
                return End.DONE;
            }
            return records(segment, id, limit, hasNext, progress);
        } catch (NoSuchFileException e) {
            return End.GONE;
        } catch (EOFException e) {
            findings.damage(
                    id,
                    -1,
                    "the file became shorter while it was read",
                    "find out who truncates files of a queue; restore the file from a copy");
            return End.DONE;
        }
    }

    private End records(
            SegmentWindow segment, int id, long limit, boolean hasNext, LongConsumer progress)
            throws IOException {
        Set<Long> awaited = places.getOrDefault(id, new HashSet<>());
        long offset = SegmentLayout.HEADER_LENGTH;
        for (int i = 1; ; i++) {
            if (i % TELL_EVERY == 0) {
                progress.accept(offset);
                if (stop.getAsBoolean()) {
                    return End.STOPPED;
                }
            }
            awaited.remove(offset);
            if (offset + RecordLayout.HEADER_LENGTH > limit) {
                requireSealed(segment, id, hasNext);
                return End.DONE;
            }
            RecordCheck check = RecordCheck.at(segment, offset, limit);
            if (check.kind() == Kind.END || check.defect() != null) {
                // It was read while it was written, perhaps: only what is still so is so.
                segment.forget();
                check = RecordCheck.at(segment, offset, limit);
            }
            long next = offset + check.length();
            switch (check.kind()) {
                case MESSAGE -> message(id, offset, check);
                case PADDING -> findings.padding(check.length());
                case BROKEN -> next = behindBroken(segment, id, offset, limit, check);
                case END -> next = behindEnd(segment, id, offset, limit, hasNext);
            }
            if (next < 0) {
                return next == AT_TAIL ? End.TAIL : End.DONE;
            }
            offset = next;
        }
    }

    private void message(int id, long offset, RecordCheck check) {
        if (check.defect() != null) {
            findings.damage(
                    id,
                    offset,
                    check.defect() + " seq=" + check.seq(),
                    "readers stop here; restore the segment from a copy, or go on behind it with"
                            + " replay or export --from "
                            + (check.seq() + 1));
        }
        long expected = findings.lastSeq() + 1;
        if (findings.isNextKnown() && check.seq() != expected) {
            if (check.seq() == 0) {
                findings.note(
                        id,
                        offset,
                        "numbers begin again at seq=0 where seq=" + expected + " was next",
                        "nothing, when an old writer of another implementation was at work");
            } else {
                findings.damage(
                        id,
                        offset,
                        "numbers do not go on, expected seq="
                                + expected
                                + " found seq="
                                + check.seq(),
                        check.seq() > expected
                                ? (check.seq() - expected)
                                        + " messages are missing; restore what holds them from a copy"
                                : "messages come twice or in disorder; find out who wrote beside the"
                                        + " one writer");
            }
        }
        findings.message(check.seq(), check.length());
    }

    private long behindBroken(
            SegmentWindow segment, int id, long offset, long limit, RecordCheck check)
            throws IOException {
        long next =
                RecordCheck.nextSound(
                        segment, offset + RecordLayout.ALIGNMENT, limit, findings.lastSeq());
        findings.damage(
                id,
                offset,
                check.defect(),
                next < 0
                        ? "readers stop here and nothing sound follows in this segment; restore it from"
                                + " a copy, or go on with the next one by replay or export --from its"
                                + " first_seq, which inspect says"
                        : "readers stop here; restore the segment from a copy; the next sound message"
                                + " stands at offset="
                                + next);
        return next;
    }

    /** No record is committed here. Where to go on, negative when this is the end. */
    private long behindEnd(SegmentWindow segment, int id, long offset, long limit, boolean hasNext)
            throws IOException {
        boolean sealed = isSealed(segment);
        if (!sealed && writer.isWriting(id, offset)) {
            return AT_TAIL;
        }
        segment.forget();
        if (segment.commitWord(offset) != 0) {
            // Committed between the two looks.
            return offset;
        }
        long something = segment.firstNonZero(offset, limit);
        if (something < 0) {
            requireSealed(segment, id, hasNext);
            return end(sealed, hasNext);
        }
        long next = RecordCheck.nextSound(segment, offset, limit, findings.lastSeq());
        if (next >= 0) {
            findings.damage(
                    id,
                    offset,
                    "committed messages stand behind a place where nothing is committed",
                    "readers do not see them, and a writer that opens may erase them: copy the segment"
                            + " now; the next one stands at offset="
                            + next);
        } else if (sealed) {
            findings.damage(
                    id,
                    something,
                    "a sealed segment is not zero behind its last record",
                    "a record may have been erased here; restore the segment from a copy");
        } else {
            findings.note(
                    id,
                    offset,
                    "a record was begun and never committed, its writer died",
                    "nothing: no reader sees it, and the next writer takes the place out of use");
            requireSealed(segment, id, hasNext);
            return end(sealed, hasNext);
        }
        return next;
    }

    /** Where nobody has gone on, a writer that opens now would: what it writes is not looked at. */
    private static long end(boolean sealed, boolean hasNext) {
        return sealed || hasNext ? -1 : AT_TAIL;
    }

    private void requireSealed(SegmentWindow segment, int id, boolean hasNext) throws IOException {
        for (int i = 0; i < SEAL_LOOKS; i++) {
            if (!hasNext || isSealed(segment) || !writer.isBeyond(id)) {
                return;
            }
            Thread.onSpinWait();
        }
        if (writer.isAlive()) {
            findings.damage(
                    id,
                    SegmentLayout.FLAGS,
                    "the segment is not sealed although its writer is beyond it",
                    "readers stop here while that writer lives: have it close and open the queue");
        } else {
            findings.note(
                    id,
                    SegmentLayout.FLAGS,
                    "the segment is not sealed although the tail is beyond it, its writer died",
                    "nothing: the next writer, or a registered reader, seals it");
        }
    }

    private static boolean isSealed(SegmentWindow segment) throws IOException {
        segment.forget();
        int at = segment.at(0, SegmentLayout.HEADER_LENGTH);
        return (segment.buffer().getInt(at + SegmentLayout.FLAGS) & SegmentLayout.SEALED) != 0;
    }
}
