package chronicle.discovery.jdk;

import chronicle.bus.spi.QueueWatcher;
import chronicle.testkit.watcher.WatcherContract;

class JdkWatcherContractTest extends WatcherContract {

    @Override
    protected QueueWatcher newWatcher() {
        return new JdkWatcher();
    }
}
