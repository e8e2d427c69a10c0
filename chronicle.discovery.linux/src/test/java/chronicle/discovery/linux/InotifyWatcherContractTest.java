package chronicle.discovery.linux;

import chronicle.bus.spi.QueueWatcher;
import chronicle.testkit.watcher.WatcherContract;

class InotifyWatcherContractTest extends WatcherContract {

    @Override
    protected QueueWatcher newWatcher() {
        return new InotifyWatcher();
    }

    @Override
    protected long eventsThatOverflow() {
        return Long.parseLong(Limit.queuedEvents().value()) + 1;
    }
}
