package chronicle.testkit.halt;

import java.util.Arrays;

/**
 * A method, by the names of its class and itself; all of them where several share the name.
 *
 * @param type the class's full name
 * @param method the method's name, {@code <init>} for a constructor
 */
public record CodePoint(String type, String method) {

    /** Fails when there is no such method: a point that was renamed away must not pass by. */
    public void requireExists() {
        boolean exists;
        try {
            Class<?> found = Class.forName(type, false, CodePoint.class.getClassLoader());
            exists =
                    method.equals("<init>")
                            || Arrays.stream(found.getDeclaredMethods())
                                    .anyMatch(each -> each.getName().equals(method));
        } catch (ClassNotFoundException e) {
            exists = false;
        }
        if (!exists) {
            throw new AssertionError("there is no method " + type + "." + method + " any more");
        }
    }

    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }
}
