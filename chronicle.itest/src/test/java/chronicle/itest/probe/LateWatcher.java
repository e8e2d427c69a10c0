package chronicle.itest.probe;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * A watcher that is preferred to all others, works for a while by letting everything be scanned,
 * and then fails in the way of its subclass.
 */
public abstract class LateWatcher implements BundleActivator, QueueWatcher {

    private static final int RANKING = 1000;
    private static final int GOOD_HINTS = 20;
    private static final long PACE_NS = 5_000_000;

    @Override
    public final void start(BundleContext context) {
        context.registerService(
                QueueWatcher.class,
                this,
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, RANKING)));
    }

    @Override
    public final void stop(BundleContext context) {}

    @Override
    public final String name() {
        return "late";
    }

    @Override
    public final int ranking() {
        return RANKING;
    }

    @Override
    public final Watch open(BusLayout layout) {
        return watch();
    }

    abstract LateWatch watch();

    /** {@link Watch#await} throws. */
    public static final class AwaitThrows extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                Hint late() {
                    throw new IllegalStateException("broken later, by design");
                }
            };
        }
    }

    /** {@link Watch#await} throws an error that nobody expects of it. */
    public static final class AwaitFailsAnAssertion extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                Hint late() {
                    throw new AssertionError("broken later, by design");
                }
            };
        }
    }

    /** {@link Watch#await} meets a class that went with its bundle. */
    public static final class AwaitMissesAClass extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                Hint late() {
                    throw new NoClassDefFoundError("broken/later/by/Design");
                }
            };
        }
    }

    /** {@link Watch#await} gives no hint at all. */
    public static final class AwaitGivesNull extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                Hint late() {
                    return null;
                }
            };
        }
    }

    /** {@link Watch#isOpen} throws. */
    public static final class IsOpenThrows extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                public boolean isOpen() {
                    if (isLate()) {
                        throw new IllegalStateException("broken later, by design");
                    }
                    return super.isOpen();
                }
            };
        }
    }

    /** {@link Watch#health} throws, everything else works. */
    public static final class HealthThrows extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                public WatchHealth health() {
                    if (isLate()) {
                        throw new IllegalStateException("broken later, by design");
                    }
                    return super.health();
                }
            };
        }
    }

    /** {@link Watch#health} gives nothing, everything else works. */
    public static final class HealthIsNull extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                public WatchHealth health() {
                    return isLate() ? null : super.health();
                }
            };
        }
    }

    /** {@link Watch#wakeup} throws: such a watch could keep the one who awaits for ever. */
    public static final class WakeupThrows extends LateWatcher {
        @Override
        LateWatch watch() {
            return new LateWatch() {
                @Override
                public void wakeup() {
                    super.wakeup();
                    if (isLate()) {
                        throw new IllegalStateException("broken later, by design");
                    }
                }
            };
        }
    }

    /** Works until it has given some hints. */
    abstract static class LateWatch implements Watch {
        private final Semaphore wakeups = new Semaphore(0);
        private volatile int hints;
        private volatile boolean closed;

        /** What {@link #await} does when it is late. */
        Hint late() {
            return Hint.everything();
        }

        final boolean isLate() {
            return hints > GOOD_HINTS;
        }

        @Override
        public Hint await(Duration timeout) {
            try {
                long waitNs = Math.min(PACE_NS, timeout.toNanos());
                if (wakeups.tryAcquire(waitNs, TimeUnit.NANOSECONDS)) {
                    wakeups.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // One thread awaits; others only read.
            hints = hints + 1;
            return isLate() ? late() : Hint.everything();
        }

        @Override
        public void wakeup() {
            wakeups.release();
        }

        @Override
        public WatchHealth health() {
            return WatchHealth.good(
                    WatchHealth.Mode.SCANNING, Instant.EPOCH, WatchHealth.Counters.ZERO);
        }

        @Override
        public void onHealthChange(Runnable listener) {
            // What it has to say, it never says.
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
