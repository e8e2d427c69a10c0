package chronicle.bus.discovery;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What discovery measures by, in nanoseconds; tests have their own. */
class Clocks {

    /** Apart, since loading it would cost the first look of a new JVM milliseconds. */
    private static final class Work {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private static final boolean IS_COUNTED =
                THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    }

    /** As {@link System#nanoTime()}. */
    long time() {
        return System.nanoTime();
    }

    /** What the calling thread has had of a processor; the time where nobody counts that. */
    long work() {
        return Work.IS_COUNTED ? Work.THREADS.getCurrentThreadCpuTime() : time();
    }
}
