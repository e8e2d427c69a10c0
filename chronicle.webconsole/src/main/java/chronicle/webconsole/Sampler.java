package chronicle.webconsole;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes samples of all routers while somebody looks at them, and for ten minutes after, so that a
 * page that is opened again has its charts. While nobody looks nothing is asked of the routers and
 * no thread runs. {@link #close()} ends it; thread-safe.
 */
final class Sampler implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.webconsole");
    private static final long KEPT_UP_NS = TimeUnit.MINUTES.toNanos(10);

    private final Routers routers;
    private final Duration interval;
    private final Map<String, Samples> byBus = new ConcurrentHashMap<>();
    private ScheduledExecutorService thread;
    private long lookedNs;
    private boolean closed;

    Sampler(Routers routers, Duration interval) {
        this.routers = routers;
        this.interval = interval;
    }

    /** The samples of a bus, which are taken from now on. */
    Samples look(String bus) {
        synchronized (this) {
            lookedNs = System.nanoTime();
            if (thread == null && !closed) {
                thread = Executors.newSingleThreadScheduledExecutor(Sampler::thread);
                thread.scheduleWithFixedDelay(
                        this::sampleOrEnd, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return byBus.computeIfAbsent(bus, key -> new Samples());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "chronicle-webconsole-samples");
        thread.setDaemon(true);
        return thread;
    }

    private void sampleOrEnd() {
        synchronized (this) {
            if (System.nanoTime() - lookedNs > KEPT_UP_NS) {
                end();
                byBus.clear();
                return;
            }
        }
        for (ConsoleRouter router : routers.all()) {
            try {
                byBus.computeIfAbsent(router.bus(), key -> new Samples())
                        .add(System.currentTimeMillis(), router.status().lanes());
            } catch (RuntimeException e) {
                // It may have stopped just now; the others are sampled all the same.
                LOG.debug("no sample of a router: bus={}", router.bus(), e);
            }
        }
    }

    private void end() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
