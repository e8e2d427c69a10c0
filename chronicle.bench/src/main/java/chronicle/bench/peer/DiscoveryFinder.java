package chronicle.bench.peer;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.core.Queues;
import java.time.Duration;
import java.util.List;

/** This project's discovery under the best watcher of this system, polled by one thread. */
final class DiscoveryFinder implements Finder {

    private static final Duration LONG = Duration.ofHours(1);

    /** Shorter than a look takes, so that each poll is due to look at everything. */
    private static final DiscoveryOptions ALWAYS = new DiscoveryOptions(Duration.ofMillis(1));

    @Override
    public Search open(BusLayout layout, Listener listener) {
        Queues queues = Queues.create();
        RouterDiscovery discovery = new RouterDiscovery(layout, queues, DiscoveryOptions.DEFAULTS);
        discovery.watchers(QueueWatchers.load());
        return new Polled(queues, discovery, listener);
    }

    @Override
    public Rescan rescan(BusLayout layout) {
        Queues queues = Queues.create();
        RouterDiscovery discovery = new RouterDiscovery(layout, queues, ALWAYS);
        return new Rescan() {
            @Override
            public int look() {
                long before = discovery.health().stats().rescans();
                int events = discovery.poll().size();
                while (discovery.health().stats().rescans() == before) {
                    // The last look began less than the interval ago: few strategies.
                    Thread.onSpinWait();
                    events += discovery.poll().size();
                }
                return events;
            }

            @Override
            public void close() {
                discovery.close();
                queues.close();
            }
        };
    }

    private static final class Polled implements Search {

        private final Queues queues;
        private final RouterDiscovery discovery;
        private final Listener listener;
        private final FinderThread thread;
        private volatile boolean closing;

        Polled(Queues queues, RouterDiscovery discovery, Listener listener) {
            this.queues = queues;
            this.discovery = discovery;
            this.listener = listener;
            thread = FinderThread.start("ours", this::poll);
        }

        private void poll() {
            do {
                tell(discovery.poll());
            } while (discovery.hasWatchersToTry());
            requireAllWatched();
            while (!closing) {
                tell(discovery.poll(LONG));
            }
            discovery.close();
        }

        /** What is not watched is found late: numbers of that would say nothing. */
        private void requireAllWatched() {
            DiscoveryHealth health = discovery.health();
            if (health.state().compareTo(DiscoveryHealth.State.SCANNING) > 0) {
                throw new IllegalStateException(
                        "not everything is watched, state="
                                + health.state()
                                + ": "
                                + health.reason());
            }
        }

        private void tell(List<DiscoveryEvent> events) {
            for (DiscoveryEvent event : events) {
                if (event instanceof DiscoveryEvent.Added added) {
                    listener.added(added.strategy().name());
                } else {
                    listener.removed(event.strategy().name());
                }
            }
        }

        @Override
        public long rescans() {
            return discovery.health().stats().rescans();
        }

        @Override
        public void close() {
            closing = true;
            discovery.wakeup();
            thread.join();
            queues.close();
        }
    }
}
