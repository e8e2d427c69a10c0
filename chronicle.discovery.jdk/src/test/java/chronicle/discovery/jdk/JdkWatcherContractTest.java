package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.testkit.watcher.WatcherContract;

class JdkWatcherContractTest extends WatcherContract {

    /** The JDK keeps 512 events of a directory, and while it drops some it reads on. */
    private static final int TOO_MANY = 2_000;

    private volatile JdkWatch openedLast;

    @Override
    protected QueueWatcher newWatcher() {
        return new Remembering(new JdkWatcher());
    }

    @Override
    protected long eventsThatOverflow() {
        return TOO_MANY;
    }

    /** A thread of its own takes events as they come. */
    @Override
    protected Runnable holdEvents() {
        JdkWatch watch = openedLast;
        watch.treeLock.lock();
        return watch.treeLock::unlock;
    }

    private final class Remembering implements QueueWatcher, AutoCloseable {

        private final JdkWatcher watcher;

        Remembering(JdkWatcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public String name() {
            return watcher.name();
        }

        @Override
        public int ranking() {
            return watcher.ranking();
        }

        @Override
        public Watch open(BusLayout layout) throws WatchException {
            Watch watch = watcher.open(layout);
            openedLast = (JdkWatch) watch;
            return watch;
        }

        @Override
        public void close() {
            watcher.close();
        }
    }
}
