package chronicle.core.engine;

import chronicle.core.os.OsPrimitives;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Real primitives of which one call can be made to fail a number of times. */
final class FaultyOs {

    /** What happens instead of a call. */
    @FunctionalInterface
    interface Fault {
        Object happens() throws Exception;
    }

    private final OsPrimitives real;
    private final AtomicInteger left = new AtomicInteger();

    private volatile String call = "";
    private volatile Fault fault = () -> null;

    FaultyOs(OsPrimitives real) {
        this.real = real;
    }

    OsPrimitives primitives() {
        return (OsPrimitives)
                Proxy.newProxyInstance(
                        FaultyOs.class.getClassLoader(),
                        new Class<?>[] {OsPrimitives.class},
                        (proxy, method, arguments) -> invoke(method, arguments));
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals(call) && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            return fault.happens();
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The next {@code times} calls of the method named so go wrong this way. */
    void next(int times, String method, Fault how) {
        call = method;
        fault = how;
        left.set(times);
    }

    /** How many of the faults have not happened yet. */
    int left() {
        return left.get();
    }
}
