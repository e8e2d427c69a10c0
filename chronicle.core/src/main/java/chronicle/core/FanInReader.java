package chronicle.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Merges any number of queues by (timestamp, then the order in which lanes were added), as far as
 * messages are present when polled: it never waits for a silent lane. Within a lane the queue's
 * order always holds, whatever the timestamps. {@link FanInOptions} has other orders.
 *
 * <p>While others have messages, a poll asks 64 of the lanes that were silent for a while, or one
 * for each four messages of its limit; all of them are asked where there are no more than that,
 * where nothing else is there, and before a poll returns 0. The lane that has ended an {@link
 * #await} is the only one that the next poll asks, where more than 64 are silent, but not by two
 * polls in a row. So a silent lane costs next to nothing, and its next message is seen a few polls
 * later at most.
 *
 * <p>One thread owns it and makes all calls but {@link #wakeup()}. Positions are stored at the end
 * of a poll for every lane that moved, after its handlers returned; {@link
 * FanInOptions#storeEvery()} says of which polls. No allocation and no system call per message.
 */
@ProviderType
public interface FanInReader extends AutoCloseable {

    /**
     * Adds a queue at its reader's position. The caller keeps ownership of the reader and closes it
     * after {@link #remove}.
     *
     * @param attachment handed back by {@link Lane#attachment()}; may be null
     */
    Lane add(String name, QueueReader reader, Object attachment);

    /** Takes a lane out and stores its position. Nothing happens when it is out already. */
    void remove(Lane lane);

    /** How many lanes are in, held ones included. */
    int size();

    /**
     * Hands out up to {@code limit} messages and never blocks.
     *
     * @return how many were taken
     */
    int poll(FanInHandler handler, int limit);

    /**
     * Looks whether the files behind the lanes still are as long as what is mapped of them; lanes
     * whose files are not are held and reported to {@link FanInHandler#onLaneError}. For whoever
     * catches an {@code InternalError} of an unsafe memory access: the JVM throws it some time
     * after the access, which may be after {@link #poll} has returned. A few system calls per lane.
     */
    void verify(FanInHandler handler);

    /** Whether this lane has a committed message (or a roll) to read now. */
    boolean hasNext(Lane lane);

    /**
     * Waits until any lane that is not held has something, or {@link #wakeup()}: spins briefly,
     * then sleeps in the kernel until any writer's next commit or roll. One thread sleeps on 127
     * queues; for each 127 beyond there is a thread that only sleeps, made when it is needed and
     * ended by {@link #close}. In growing steps of up to 1 ms where the operating system has no
     * such call (anything but Linux 5.16 and later). Readers' heartbeats go on.
     *
     * <p>Lanes stay announced to their writers from one call to the next, until they have a
     * message, are held or removed. An interrupt is noticed within half a second.
     *
     * @param timeoutNs longest wait in nanoseconds
     * @return whether there is something
     */
    boolean await(long timeoutNs) throws InterruptedException;

    /**
     * Ends the {@link #await} under way, or else the next one, at once; several calls may end but
     * one. What the caller wrote before is seen behind that await. Any thread, at any time.
     */
    void wakeup();

    /** Removes all lanes; readers stay open. */
    @Override
    void close();
}
