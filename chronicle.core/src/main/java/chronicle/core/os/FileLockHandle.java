package chronicle.core.os;

import java.io.IOException;

/** A held lock. */
public interface FileLockHandle extends AutoCloseable {

    /** Replaces the lock file's content, through the descriptor that holds the lock. */
    void writeContent(byte[] content) throws IOException;

    /** Length of the lock file in bytes, as it was locked or as its content was written. */
    long length() throws IOException;

    /**
     * Maps the first {@code size} bytes of the lock file, shared and for writing, through the
     * descriptor that holds the lock: the very file that is locked. The mapping outlives the lock.
     *
     * @param size 1 to {@link #length()}
     */
    Mapping map(long size) throws IOException;

    /** Lets go; the file stays. Idempotent. */
    @Override
    void close() throws IOException;
}
