package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.testkit.watcher.WatcherContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JdkWatcherContractTest extends WatcherContract {

    /** The JDK keeps 512 events of a directory, and while it drops some it reads on. */
    private static final int TOO_MANY = 2_000;

    @TempDir private Path aside;
    private int behinds;

    private volatile JdkWatch openedLast;

    @Override
    protected QueueWatcher newWatcher() {
        return new Remembering(new JdkWatcher());
    }

    @Override
    protected long eventsThatOverflow() {
        return TOO_MANY;
    }

    /**
     * A thread of its own takes events as they come. It gets them from another one, which is to
     * have seen them all before any is taken.
     */
    @Override
    protected Runnable holdEvents() {
        JdkWatch watch = openedLast;
        watch.treeLock.lock();
        return () -> {
            try {
                Path behind = Files.createDirectory(aside.resolve("behind-" + behinds++));
                SeenByTheJdk.awaitAllSoFar(watch.service, behind);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                watch.treeLock.unlock();
            }
        };
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
