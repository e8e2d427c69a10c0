package chronicle.core.engine;

/**
 * The error of an access to a truncated file, which the JVM may deliver long after the access
 * (decision 10).
 */
final class LateErrors {

    /** Not final, so that no compiler knows how small the array is. */
    private static int none;

    private LateErrors() {}

    /**
     * What this thread has pending strikes here, rather than in the middle of what comes next.
     *
     * @throws InternalError if there is something
     */
    static void provoke() {
        // Up to Java 17 it is delivered on the way back from a call of compiled code into the
        // runtime; neither parking nor any native method is one. Making an array of arrays is, in
        // fifty to a hundred nanoseconds.
        Object unused = new byte[none][none];
    }
}
