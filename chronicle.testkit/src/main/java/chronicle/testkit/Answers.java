package chronicle.testkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Interfaces whose methods answer what a test says: for those that only are asked. */
public final class Answers {

    private Answers() {}

    /**
     * An object of this type.
     *
     * @param answers by name of method, looked up at each call; any other method fails
     */
    public static <T> T of(Class<T> type, Map<String, ?> answers) {
        InvocationHandler handler =
                (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return ofObject(self, method.getName(), arguments);
                    }
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("nobody told what to answer to " + method);
                    }
                    return answer;
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object ofObject(Object self, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> self.getClass().getName();
        };
    }
}
