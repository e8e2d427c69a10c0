package chronicle.discovery.linux;

import java.nio.ByteBuffer;
import java.time.Duration;

/** What a watch asks of the operating system: one inotify instance and a way to be woken. */
interface Kernel extends AutoCloseable {

    /**
     * Watches a directory; a second call for the same directory replaces the mask.
     *
     * @param path bytes of the path, ended by a zero
     * @return the watch descriptor, or the negated errno
     */
    int addWatch(byte[] path, int mask);

    /** Ends a watch; nothing happens when the kernel ended it already. */
    void removeWatch(int wd);

    /**
     * Waits for events or a wake-up, up to the timeout.
     *
     * @return whether it was a wake-up, which is then used up
     */
    boolean await(Duration timeout);

    /** Events that are there, position to limit, valid until the next call; never blocks. */
    ByteBuffer read();

    /** Why nothing can be opened at the moment; empty when there are descriptors to be had. */
    String whyNoDescriptor();

    /** Ends a current or the next {@link #await}. Any thread; not after close. */
    void wake();

    /** Gives the descriptors back; nobody may be within another method. */
    @Override
    void close();
}
