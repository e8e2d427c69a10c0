package chronicle.core;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one writer of a queue. One thread at a time appends, flushes and closes; {@link #heartbeat()}
 * may come from any. No append makes a system call, takes a lock or allocates, except when it
 * rolls: that looks whether both segments are still there, and waits for one that is not prepared
 * yet.
 *
 * <p>A payload has 0 to {@link #maxPayload()} bytes, a type id is 0 to 65534 (65535 is padding);
 * anything else is refused with {@link QueueException.Category#INVALID_ARGUMENT} and nothing is
 * written. {@link QueueException.Category#DISK_FULL} and {@link QueueException.Category#QUEUE_FULL}
 * (see {@link Retention}) may come from any append that has to roll: nothing was written, and the
 * same append may be tried again later. A file truncated under the writer is {@link
 * QueueException.Category#IO}; the JVM may be late with that, see {@link QueueReader}. A tail
 * segment deleted under the writer is {@link QueueException.Category#SEGMENT_GONE} when it rolls.
 */
@ProviderType
public interface QueueWriter extends AutoCloseable {

    /** The queue's directory. */
    Path directory();

    /** How often a writer has opened this queue, this time included. */
    long epoch();

    /** The seq that the next record will get. */
    long nextSeq();

    /** Bytes of a segment file. */
    long segmentSize();

    /** Largest payload in bytes: the segment size less 128. */
    int maxPayload();

    /**
     * Appends one message, stamped by the writer's clock, and publishes it.
     *
     * @return its seq
     */
    long append(int typeId, byte[] payload);

    /** As {@link #append(int, byte[])}, with part of an array. */
    long append(int typeId, byte[] payload, int offset, int length);

    /**
     * As {@link #append(int, byte[])}, with what lies between the buffer's position and limit; both
     * stay as they are.
     */
    long append(int typeId, ByteBuffer payload);

    /**
     * As {@link #append(int, ByteBuffer)}, under a time given by the caller.
     *
     * @param timestampNs epoch nanoseconds
     */
    long append(int typeId, long timestampNs, ByteBuffer payload);

    /**
     * Opens a record in place. Its payload may be written through {@link Claim#payload()} and
     * becomes visible with {@link Claim#commit()}.
     *
     * @param length payload length in bytes
     */
    Claim claim(int typeId, int length);

    /**
     * Seals the current segment and goes on in the next one; what is left of the current one stays
     * zero. Nothing happens while the current segment is empty.
     */
    void seal();

    /**
     * Forces all appended records to disk, data and metadata, and writes the tail checkpoint,
     * {@code index.meta}. Returns when they survive a power failure. Without any flush they survive
     * the process, and the machine as the operating system writes them back.
     */
    void flush();

    /**
     * As {@link #flush()}, by a background thread. Calls that come while one is waiting for its
     * turn share it.
     *
     * @return completes when what was appended before this call survives a power failure;
     *     exceptionally, with a {@link QueueException}, when it could not be forced
     */
    CompletableFuture<Void> flushAsync();

    /** What this writer's retention has deleted since it opened. Any thread. */
    RetentionStats retention();

    /** Tells others that this writer lives, for times without an append. Any thread. */
    void heartbeat();

    /** Gives the lock, mappings and descriptors back at once. A second call does nothing. */
    @Override
    void close();
}
