package chronicle.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks at a queue without leaving a trace: registers no reader, takes no lock, maps read-only,
 * repairs nothing. Works on a read-only mount and beside a live writer. One thread at a time.
 */
@ProviderType
public interface QueueBrowser extends AutoCloseable {

    /** As {@link QueueReader#poll}. */
    int poll(MessageHandler handler, int limit);

    /** As {@link QueueReader#seekSeq}. */
    long seekSeq(long seq);

    /** As {@link QueueReader#seekTime}. */
    long seekTime(long timestampNs);

    /** As {@link QueueReader#await}, always in growing sleeps: a browser never asks to be woken. */
    boolean await(long timeoutNs) throws InterruptedException;

    @Override
    void close();
}
