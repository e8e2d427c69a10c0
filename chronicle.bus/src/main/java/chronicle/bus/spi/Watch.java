package chronicle.bus.spi;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One open watch. {@link #await} and {@link #verify()} are for one thread; {@link #wakeup()},
 * {@link #health()}, {@link #isOpen()} and {@link #close()} may come from any.
 */
@ConsumerType
public interface Watch extends AutoCloseable {

    /**
     * Blocks until there is a hint, a {@link #wakeup()}, a {@link #close()} or the end of the
     * timeout; a zero timeout only looks. Never throws for what happens on disk: what the watch
     * cannot follow is hinted at short intervals, and stands in {@link #health()}.
     *
     * @return what to look at; {@link Hint#nothing()} after a timeout or wake-up, {@link
     *     Hint#everything()} when closed
     */
    Hint await(Duration timeout);

    /**
     * Called shortly before everything is looked at as the safety net: a watch finds out here
     * whether what it watches is still the bus, for changes that no event tells of, such as a link
     * above it that was turned. It has no timer of its own for that. Never throws for what happens
     * on disk.
     */
    default void verify() {}

    /** Makes a current or the next {@link #await} return at once. */
    void wakeup();

    /** How the watch is doing. */
    WatchHealth health();

    /**
     * Has a listener told, by whatever thread notices, each time mode, cause or reason of {@link
     * #health()} have changed; counters alone are no change. There is one listener, the one given
     * last. Whoever registers it looks at {@link #health()} afterwards, since what changed before
     * is not told.
     *
     * @param listener does not block; of this watch it may call {@link #health()} and {@link
     *     #wakeup()} only
     */
    void onHealthChange(Runnable listener);

    /** False after {@link #close()}, also when the watcher's own bundle closed it. */
    boolean isOpen();

    /** Stops watching and gives descriptors back at once; a blocked await returns. Idempotent. */
    @Override
    void close();
}
