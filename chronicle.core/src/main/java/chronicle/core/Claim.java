package chronicle.core;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A record under construction, in place. One per writer, reused; only the thread that claimed may
 * use it, and no other append may begin before {@link #commit()} or {@link #abort()}.
 */
@ProviderType
public interface Claim extends AutoCloseable {

    /**
     * Where the payload goes: a little-endian buffer over the mapped file, position at the
     * payload's first byte (not 0), limit behind its last. The same object each time, so that
     * claiming does not allocate. What is not written is zero. Valid until commit or abort.
     */
    ByteBuffer payload();

    /**
     * Publishes the record, stamped by the writer's clock.
     *
     * @return its seq
     */
    long commit();

    /**
     * Publishes the record under the given time.
     *
     * @param timestampNs epoch nanoseconds
     * @return its seq
     */
    long commit(long timestampNs);

    /** Gives the space back; readers never learn of it. */
    void abort();

    /** Aborts unless committed or aborted, so that try-with-resources leaves nothing half done. */
    @Override
    void close();
}
