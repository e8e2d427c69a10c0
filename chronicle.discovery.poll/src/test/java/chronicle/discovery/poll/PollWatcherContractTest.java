package chronicle.discovery.poll;

import chronicle.bus.spi.QueueWatcher;
import chronicle.testkit.watcher.WatcherContract;
import java.time.Duration;

class PollWatcherContractTest extends WatcherContract {

    @Override
    protected QueueWatcher newWatcher() {
        return new PollWatcher(Duration.ofMillis(20));
    }
}
