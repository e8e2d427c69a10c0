/**
 * What every watcher must do, as one suite: subclass {@link
 * chronicle.testkit.watcher.WatcherContract} in the tests of a discovery bundle. What only one
 * watcher has, its own tests follow by {@code Follower} on a {@code BusOnDisk}.
 */
package chronicle.testkit.watcher;
