package chronicle.core.engine;

import chronicle.core.Lag;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.StartMode;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.OsPrimitives;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Walks the records of one queue, across segments. Looking and stepping are apart: {@link #peek()}
 * finds and checks the next message as often as it is asked, {@link #advance()} goes behind it.
 * Holds one segment mapped at a time, read-only. One thread.
 */
final class Cursor implements AutoCloseable {

    /** A segment that vanishes that often between choosing and opening is no race any more. */
    private static final int CHOICES = 100;

    private final OsPrimitives os;
    private final Path queue;
    private final ControlBlock control;
    private final long segmentSize;
    private final DeadWriterRule deadWriter;
    private final StartMode whenGone;
    private final Upkeep upkeep;
    private final ReadAhead ahead;
    private final CheckedRun run = new CheckedRun();
    private final RecordView view = new RecordView();
    private final Gap gap = new Gap();

    /** Made when it is first needed; a merge has one for all of its lanes. */
    private Checksum checksum;

    private Segment segment;
    private int segmentId;

    /** Left behind; the upkeep thread may be on its way to close it. */
    private Segment previous;

    /** On the way into it, until all of the fields agree on that; and where in it. */
    private Segment entering;

    private int enteringAt;

    private ByteBuffer buffer;
    private int size;
    private int offset;

    /** Whether there was nothing to read when this cursor last looked. */
    private boolean caughtUp;

    /** Whether there ever was a hole: until then nothing has to look at {@link #gap}. */
    private boolean hasHadHole;

    /** Length of the message that peek found at offset, 0 when it has not found one. */
    private int found;

    /**
     * @param deadWriter what to do at the end of a segment that its writer did not seal
     * @param whenGone where to go on when the next segment was deleted, as a start mode
     */
    Cursor(
            OsPrimitives os,
            Path queue,
            ControlBlock control,
            DeadWriterRule deadWriter,
            StartMode whenGone,
            Upkeep upkeep) {
        this.os = os;
        this.queue = queue;
        this.control = control;
        this.segmentSize = control.segmentSize();
        this.deadWriter = deadWriter;
        this.whenGone = whenGone;
        this.upkeep = upkeep;
        this.ahead = new ReadAhead(os, upkeep);
    }

    /**
     * Goes to a position; it must be a record's first byte or behind the last one. Retention may
     * delete its segment before it is open; then there is another choice.
     */
    StartPosition moveTo(Supplier<StartPosition> choice) {
        for (int i = 1; ; i++) {
            try {
                StartPosition to = choice.get();
                moveTo(to);
                return to;
            } catch (QueueException e) {
                boolean vanished =
                        e.category() == Category.NOT_FOUND
                                || (e.category() == Category.SEGMENT_GONE
                                        && whenGone != StartMode.RESUME);
                if (!vanished || i == CHOICES) {
                    throw e;
                }
            }
        }
    }

    private void moveTo(StartPosition to) {
        enter(Segment.open(os, queue, to.segmentId(), segmentSize, false), to.offset());
        if (to.isBehindHole()) {
            hasHadHole = true;
            gap.expect(to.expectedSeq());
        }
    }

    private void enter(Segment next, int newOffset) {
        closePrevious();
        enteringAt = newOffset;
        entering = next;
        enter();
        if (previous != null) {
            // Unmapping takes milliseconds, in which a message could have been read.
            upkeep.later(previous::close);
        }
    }

    /** Can be done again. */
    private void enter() {
        Segment next = entering;
        if (segment != next) {
            previous = segment;
            segment = next;
        }
        segmentId = next.id();
        buffer = next.buffer();
        size = buffer.capacity();
        offset = enteringAt;
        found = 0;
        run.reset();
        view.attach(next);
        ahead.enter(next, offset);
        entering = null;
    }

    /**
     * After an error that may have come in the middle of anything here: goes by the place alone and
     * looks anew at what is there.
     */
    void settle() {
        if (entering != null) {
            enter();
        }
        found = 0;
        run.reset();
    }

    private void closePrevious() {
        if (previous != null) {
            previous.close();
            previous = null;
        }
    }

    /**
     * Whether there is a message to read now; passes padding and moves on to the next segment where
     * there is one.
     *
     * @throws QueueException CORRUPT or UNSUPPORTED at a record that cannot be, SEGMENT_GONE when
     *     the next segment was deleted and the start mode does not say where to go on
     */
    boolean peek() {
        if (found != 0) {
            return true;
        }
        if (run.hasNext()) {
            take(run.next());
            return true;
        }
        return look();
    }

    /** Whether peek has found the message that {@link #message()} shows. */
    boolean hasFound() {
        return found != 0;
    }

    /**
     * As {@link #peek()}, for where there is nothing as a rule: may say yes when there is not, and
     * fails never. Says no at a roll that its writer left without a word in the old segment.
     */
    boolean mayHaveNext() {
        return found != 0
                || offset + RecordLayout.HEADER_LENGTH > size
                || RecordLayout.commitWord(buffer, offset) != 0;
    }

    /**
     * Has records checked by this one, which other cursors of the same thread may use in between,
     * or, if null, by one of its own again.
     */
    void checkBy(Checksum shared) {
        checksum = shared;
    }

    private boolean look() {
        if (segment == null) {
            throw Failures.closed("reader", queue);
        }
        if (checksum == null) {
            checksum = new Checksum();
        }
        do {
            while (offset + RecordLayout.HEADER_LENGTH <= size) {
                int commit = RecordLayout.commitWord(buffer, offset);
                if (commit == 0) {
                    break;
                }
                if (run.check(buffer, offset, caughtUp, checksum)) {
                    ahead.at(offset);
                    take(run.next());
                } else {
                    examine(commit);
                }
                if (found != 0) {
                    caughtUp = false;
                    if (hasHadHole && gap.isExpected()) {
                        gap.close(view.seq());
                    }
                    return true;
                }
            }
        } while (moveOn());
        caughtUp = true;
        return false;
    }

    private void take(int payloadLength) {
        view.moveTo(offset, payloadLength);
        found = (int) RecordLayout.length(payloadLength);
    }

    /** Checks the committed record at offset by itself; steps over it when it is padding. */
    private void examine(int commit) {
        long payloadLength = RecordLayout.payloadLength(commit);
        long recordLength = RecordLayout.length(payloadLength);
        if (recordLength > size - offset) {
            throw corrupt("a record crosses the end of its segment, length=" + payloadLength);
        }
        if (!RecordLayout.isSupported(buffer, offset)) {
            throw new QueueException(
                    Category.UNSUPPORTED,
                    "message version is not 0 or 1: "
                            + (buffer.get(offset + RecordLayout.VERSION) & 0xFF)
                            + " path="
                            + segment.file()
                            + " offset="
                            + offset);
        }
        if (RecordLayout.typeId(buffer, offset) == RecordLayout.PAD_TYPE) {
            offset += (int) recordLength;
            return;
        }
        int stored = buffer.getInt(offset + RecordLayout.CRC);
        int actual = checksum.of(buffer, offset + RecordLayout.PAYLOAD, (int) payloadLength);
        if (stored != actual) {
            throw corrupt(
                    "payload does not match its CRC, stored=0x"
                            + Integer.toHexString(stored)
                            + " computed=0x"
                            + Integer.toHexString(actual));
        }
        take((int) payloadLength);
    }

    private QueueException corrupt(String what) {
        return QueueException.corrupt(what, segment.file(), segment.id(), offset);
    }

    /**
     * Goes to the next segment, when this one is finished and nothing is left in it. The commit
     * word is looked at again after the seal was seen: a record may have been committed between the
     * first look and the seal.
     */
    private boolean moveOn() {
        int id = segment.id();
        if (Integer.compareUnsigned(control.currentSegment(), id) <= 0) {
            return false;
        }
        boolean nextExists = SegmentFiles.exists(queue, id + 1);
        if (!segment.sealed()) {
            if (!nextExists || !deadWriter.mayLeave(segment, offset)) {
                return false;
            }
        }
        if (offset + RecordLayout.HEADER_LENGTH <= size
                && RecordLayout.commitWord(buffer, offset) != 0) {
            return true;
        }
        Segment next = nextExists ? openUnlessGone(id + 1) : null;
        if (next != null) {
            enter(next, SegmentLayout.HEADER_LENGTH);
        } else {
            long expected = nextSeq();
            hasHadHole = true;
            gap.expect(expected, id, offset);
            moveTo(() -> StartPosition.afterHole(os, queue, control, whenGone, id, expected));
        }
        return true;
    }

    private Segment openUnlessGone(int id) {
        try {
            return Segment.open(os, queue, id, segmentSize, false);
        } catch (QueueException e) {
            if (e.category() != Category.NOT_FOUND) {
                throw e;
            }
            return null;
        }
    }

    /** The seq that would come next, from what this segment holds; Gap.UNKNOWN if nothing. */
    long nextSeq() {
        return UnreadSegment.nextSeq(buffer, offset);
    }

    /**
     * Goes to the first message whose key is at least {@code wanted}, else behind the last one.
     * What was missed before is nobody's concern any more.
     *
     * @return whether there is such a message
     */
    boolean seek(Seek.Key key, long wanted) {
        if (segment == null) {
            throw Failures.closed("reader", queue);
        }
        Seek seek = new Seek(os, queue, segmentSize, key, wanted);
        moveTo(() -> seek.find(StartPosition.latest(os, queue, control)));
        gap.forget();
        boolean found = peek() && !key.isBefore(buffer, offset, wanted);
        if (found) {
            // On the way there, too.
            gap.forget();
        }
        return found;
    }

    /** Whether the files behind the mappings have become shorter than what is mapped of them. */
    boolean isTruncated() {
        return Failures.isTruncated(queue, segment);
    }

    /** The message that peek found. */
    MessageView message() {
        return view;
    }

    /** The timestamp of the message that peek found, without touching the mapping if possible. */
    long timestampNs() {
        return run.isBegun() ? run.timestampNs() : view.timestampNs();
    }

    /**
     * Finds out what comes behind the message that peek found, where that is likely to be there.
     */
    boolean knowsNext() {
        return run.hasNext() || (run.isUsedUp() && lookBehind());
    }

    private boolean lookBehind() {
        int behind = offset + found;
        ahead.at(behind);
        return behind + RecordLayout.HEADER_LENGTH <= size
                && run.check(buffer, behind, false, checksum);
    }

    /**
     * Brings in what handing out the message in hand will need.
     *
     * @return of no meaning
     */
    long touch() {
        return found == 0 ? 0 : view.touch() + run.touch(buffer, offset + found);
    }

    /** The timestamp of the message behind the one that peek found. */
    long nextTimestampNs() {
        return run.nextTimestampNs();
    }

    /** Whether the message that peek found is the first behind a hole nobody was told of. */
    boolean isBehindGap() {
        return hasHadHole && gap.isOpen();
    }

    /** Whether there is a hole nobody was told of. */
    boolean hasUntoldGap() {
        return hasHadHole && gap.isUntold();
    }

    /** What was missed before the message that peek found. */
    Gap gap() {
        return gap;
    }

    void advance() {
        // In this order a message is read again, not passed over, when an error comes in between.
        int behind = offset + found;
        found = 0;
        offset = behind;
    }

    /** By the tail fields, which are hints: never below 0. */
    long lagBytes() {
        long segments = control.currentSegment() - segment.id();
        return Math.max(0, segments * control.segmentSize() + control.writeOffset() - offset);
    }

    Lag lag() {
        return LagWalk.from(os, queue, control, segment, offset);
    }

    /** Where the writer is, by its own word: a segment id and an offset, as one number. */
    long writerPosition() {
        return ((long) control.currentSegment() << Integer.SIZE) | control.writeOffset();
    }

    /** Whether this cursor has come to such a place. */
    boolean hasReached(long position) {
        return Long.compareUnsigned(((long) segment.id() << Integer.SIZE) | offset, position) >= 0;
    }

    int segmentId() {
        return segmentId;
    }

    int offset() {
        return offset;
    }

    boolean isClosed() {
        return segment == null;
    }

    @Override
    public void close() {
        settle();
        closePrevious();
        if (segment != null) {
            view.detach();
            segment.close();
            segment = null;
            buffer = null;
            size = 0;
            found = 0;
            run.reset();
        }
    }
}
