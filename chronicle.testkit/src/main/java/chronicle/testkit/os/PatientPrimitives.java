package chronicle.testkit.os;

import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

/**
 * Real primitives whose sleepers get up for nothing but a wake. The engine has them look for
 * themselves every so often, so that a wake-up that was lost costs no more than a machine that was
 * busy; over these it costs {@link #LONGEST_SLEEP_NS}, which no test can take for anything else.
 */
public final class PatientPrimitives {

    /** How long they sleep at the most. */
    public static final long LONGEST_SLEEP_NS = TimeUnit.MINUTES.toNanos(3);

    private PatientPrimitives() {}

    public static OsPrimitives over(OsPrimitives real) {
        return (OsPrimitives)
                Proxy.newProxyInstance(
                        PatientPrimitives.class.getClassLoader(),
                        new Class<?>[] {OsPrimitives.class},
                        (self, method, arguments) -> call(real, method, arguments));
    }

    private static Object call(OsPrimitives real, Method method, Object[] arguments)
            throws Throwable {
        if (method.getName().equals("futexWait")) {
            real.futexWait(
                    (Mapping) arguments[0],
                    (Integer) arguments[1],
                    (Integer) arguments[2],
                    LONGEST_SLEEP_NS);
            return null;
        }
        try {
            Object result = method.invoke(real, arguments);
            return result instanceof WaitSet set ? new PatientSet(set) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private record PatientSet(WaitSet real) implements WaitSet {

        @Override
        public int capacity() {
            return real.capacity();
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
            return real.await(count, rung, LONGEST_SLEEP_NS);
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
