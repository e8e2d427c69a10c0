package chronicle.testkit.model;

import chronicle.core.os.OsPrimitives;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Notes when the background thread lists a queue. It does so before it looks where readers stand
 * and deletes, so what it deletes goes by nothing older than that, however long it takes.
 */
final class Listings {

    private static final String BACKGROUND = "chronicle-upkeep";

    /** For each listing, how many looks the model had taken by then. */
    private final ConcurrentSkipListSet<Integer> noted = new ConcurrentSkipListSet<>();

    private volatile int looks;

    /** These primitives, watched. */
    OsPrimitives over(OsPrimitives real) {
        return (OsPrimitives)
                Proxy.newProxyInstance(
                        Listings.class.getClassLoader(),
                        new Class<?>[] {OsPrimitives.class},
                        (self, method, arguments) -> call(real, method, arguments));
    }

    private Object call(OsPrimitives real, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("list") && isBackground()) {
            noted.add(looks);
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static boolean isBackground() {
        return Thread.currentThread().getName().equals(BACKGROUND);
    }

    /** Another queue; nobody lists the one before any more. */
    void begin() {
        noted.clear();
        looks = 0;
    }

    /** The model has taken one more look. */
    void looked(int soMany) {
        looks = soMany;
    }

    /** How many looks there were at the last listing that was begun before this look. */
    int lastBefore(int look) {
        Integer last = noted.lower(look);
        return last == null ? look : last;
    }
}
