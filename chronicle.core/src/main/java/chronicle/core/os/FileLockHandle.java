package chronicle.core.os;

import java.io.IOException;

/** A held lock. */
public interface FileLockHandle extends AutoCloseable {

    /** Replaces the lock file's content, through the descriptor that holds the lock. */
    void writeContent(byte[] content) throws IOException;

    /** Lets go; the file stays. Idempotent. */
    @Override
    void close() throws IOException;
}
