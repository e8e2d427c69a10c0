package chronicle.testkit.crash;

import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

/**
 * Real primitives whose sets take few words, so that a merge of few lanes needs helpers. One whose
 * thread is {@link #patient} gets up for nothing but a wake.
 */
final class SmallSets {

    static final int CAPACITY = 4;
    static final long LONG_NS = TimeUnit.SECONDS.toNanos(20);

    private final Thread sleeper = Thread.currentThread();

    private volatile boolean patient;
    private volatile boolean asleep;

    /** Whether the thread that made this sleeps for long where nobody wakes it. */
    void patient(boolean now) {
        patient = now;
        asleep = false;
    }

    /** Whether it has gone to sleep since it became patient. */
    boolean isAsleep() {
        return asleep;
    }

    OsPrimitives over(OsPrimitives real) {
        return (OsPrimitives)
                Proxy.newProxyInstance(
                        SmallSets.class.getClassLoader(),
                        new Class<?>[] {OsPrimitives.class},
                        (self, method, arguments) -> {
                            try {
                                Object result = method.invoke(real, arguments);
                                return result instanceof WaitSet set ? new Small(set) : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private final class Small implements WaitSet {

        private final WaitSet real;

        Small(WaitSet real) {
            this.real = real;
        }

        @Override
        public int capacity() {
            return CAPACITY;
        }

        @Override
        public boolean wakes() {
            return real.wakes();
        }

        @Override
        public void set(int index, Mapping mapping, int offset, int expected) {
            real.set(index, mapping, offset, expected);
        }

        @Override
        public void expect(int index, int expected) {
            real.expect(index, expected);
        }

        @Override
        public void move(int from, int to) {
            real.move(from, to);
        }

        @Override
        public int rung() {
            return real.rung();
        }

        @Override
        public int await(int count, int rung, long timeoutNs) {
            if (!patient || Thread.currentThread() != sleeper) {
                return real.await(count, rung, timeoutNs);
            }
            asleep = true;
            return real.await(count, rung, LONG_NS);
        }

        @Override
        public void ring() {
            real.ring();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
