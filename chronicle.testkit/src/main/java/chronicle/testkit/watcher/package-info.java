/**
 * What every watcher must do, as one suite: subclass {@link
 * chronicle.testkit.watcher.WatcherContract} in the tests of a discovery bundle.
 */
package chronicle.testkit.watcher;
