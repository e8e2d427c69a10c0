/**
 * A watcher over {@link java.nio.file.WatchService}, for any system whose JDK has one. Between
 * inotify and scanning: it needs two keys for every strategy and a thread more, and on systems for
 * which the JDK itself only looks at intervals, macOS among them, it is no faster than those.
 */
package chronicle.discovery.jdk;
