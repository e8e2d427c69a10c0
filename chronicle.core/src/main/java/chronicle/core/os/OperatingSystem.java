package chronicle.core.os;

/** Chooses the primitives. */
public final class OperatingSystem {

    private OperatingSystem() {}

    public static OsPrimitives best() {
        throw new UnsupportedOperationException();
    }
}
