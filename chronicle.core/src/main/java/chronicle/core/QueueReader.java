package chronicle.core;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A named reader of one queue. One thread at a time polls, waits and stores; {@link #close()} comes
 * from that thread, or after it has let go.
 *
 * <p>The position is kept in the mapped file {@code readers/NAME.meta} without a system call, so it
 * survives the process at once, and the machine after {@link #flush()}. Corrupt records end in
 * {@link QueueException.Category#CORRUPT} with path, segment and offset, a file truncated under the
 * reader in {@link QueueException.Category#IO}; the position stays before the place.
 *
 * <p>The JVM reports an access to a truncated mapping some time after the fact, as an {@code
 * InternalError} that may surface in the caller once a call here has returned. An idle reader looks
 * at the files' lengths four times a second and then throws the typed error.
 */
@ProviderType
public interface QueueReader extends AutoCloseable {

    /** The queue's directory. */
    Path directory();

    /** The name of the stored position. */
    String name();

    /**
     * Hands out up to {@code limit} messages that are already committed and never blocks.
     *
     * @return how many were handed out
     */
    int poll(MessageHandler handler, int limit);

    /**
     * Waits until {@link #poll} has something to do, by the reader's {@link WaitMode}.
     *
     * @param timeoutNs longest wait in nanoseconds; 0 only looks
     * @return whether there is something
     * @throws InterruptedException when the thread is interrupted; the mark is cleared
     */
    boolean await(long timeoutNs) throws InterruptedException;

    /**
     * Goes to the first message whose seq is at least {@code seq}: to the earliest that still
     * exists when that one was deleted. Without such a message, behind the last one. Reading goes
     * on from there into what is appended later, without a gap. Costs a binary search over the
     * segments and a walk over the headers of one; the new position is stored.
     *
     * @return the seq of the message that comes next, or -1 when there is none yet
     */
    long seekSeq(long seq);

    /**
     * As {@link #seekSeq}, by the time that messages were stamped with. Supposes that timestamps do
     * not fall from one segment to the next.
     *
     * @param timestampNs epoch nanoseconds
     */
    long seekTime(long timestampNs);

    /** Stores the position behind the last message whose handler returned. No system call. */
    void storePosition();

    /** Stores the position and waits until it is on disk. */
    void flush();

    /** Id of the segment of the next record. */
    int segmentId();

    /** Offset of the next record in its segment, in bytes. */
    long offset();

    /**
     * About how many bytes of records lie between this reader and the tail, by what the control
     * block hints: a few loads, whatever the lag. What a segment leaves unused counts as well.
     */
    long lagBytes();

    /**
     * How far this reader is behind the writer. Walks the headers of what is unread (its cost grows
     * with the lag), so not for every message.
     */
    Lag lag();

    /**
     * How many messages were deleted before this reader read them, since it was opened: counted by
     * their seq, when the first message behind the hole is handed out. Holes of unknown size count
     * nothing.
     */
    long missed();

    /**
     * By how many bytes the stored position was set back when this reader was opened, 0 as a rule.
     * After a power failure it may lie behind the records that survived, or within one that was
     * appended later; reading then goes on at the nearest place before, so that messages may come
     * again and none is missed.
     */
    long setBack();

    /** Stores the position, then gives mappings and descriptors back at once. Idempotent. */
    @Override
    void close();
}
