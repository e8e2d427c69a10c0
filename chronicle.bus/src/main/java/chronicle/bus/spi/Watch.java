package chronicle.bus.spi;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One open watch. {@link #await} is for one thread; {@link #wakeup()}, {@link #health()}, {@link
 * #isOpen()} and {@link #close()} may come from any.
 */
@ConsumerType
public interface Watch extends AutoCloseable {

    /**
     * Blocks until there is a hint, a {@link #wakeup()}, a {@link #close()} or the end of the
     * timeout; a zero timeout only looks. Never throws for what happens on disk: what the watch
     * cannot follow becomes {@link Hint#everything()} and a line in {@link #health()}.
     *
     * @return what to look at; {@link Hint#nothing()} after a timeout or wake-up, {@link
     *     Hint#everything()} when closed
     */
    Hint await(Duration timeout);

    /** Makes a current or the next {@link #await} return at once. */
    void wakeup();

    /** How the watch is doing. */
    WatchHealth health();

    /** False after {@link #close()}, also when the watcher's own bundle closed it. */
    boolean isOpen();

    /** Stops watching and gives descriptors back at once; a blocked await returns. Idempotent. */
    @Override
    void close();
}
