package chronicle.core;

import java.nio.file.Path;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps writers away from a queue while it is open: for tools that put right what a dead process
 * left. A writer that opens meanwhile waits for 50 ms and is refused then, so hold it for no longer
 * than a change takes. One thread at a time.
 */
@ProviderType
public interface QueueGuard extends AutoCloseable {

    /** The queue's directory. */
    Path directory();

    /**
     * Takes back the announcements of readers that died in their sleep, for which every commit
     * makes a system call. Only while no reader is open: one is when it holds its position's lock,
     * or gave a sign of life lately, as readers of another implementation do.
     *
     * @param silent a reader whose last sign of life is older is not open, unless it holds its lock
     * @return how many were taken back; 0 when there were none, or a reader is open
     * @throws QueueException NOT_FOUND, CORRUPT, UNSUPPORTED or IO when the queue cannot be opened
     */
    int withdrawWaiters(Duration silent);

    /** Lets writers in again. Idempotent. */
    @Override
    void close();
}
