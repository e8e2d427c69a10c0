/**
 * A watcher of a bus by Linux inotify. READY lies two levels below {@code orders/queue}, so there
 * is a kernel watch on that, one on each strategy and one on its READY or on where READY is going
 * to appear; and one on every directory above, which may come and go as well.
 *
 * <p>{@link chronicle.discovery.linux.Inotify}, {@link chronicle.discovery.linux.Libc}, {@link
 * chronicle.discovery.linux.Errno} and {@link chronicle.discovery.linux.InotifyEvents} are the
 * native edge; {@link chronicle.discovery.linux.WatchTree} knows what to watch and what an event
 * means; {@link chronicle.discovery.linux.Unwatched} what has to be scanned instead, and {@link
 * chronicle.discovery.linux.Advice} what an operator can do about it; {@link
 * chronicle.discovery.linux.Probe} whether there are events at all; {@link
 * chronicle.discovery.linux.InotifyWatch} waits.
 */
package chronicle.discovery.linux;
