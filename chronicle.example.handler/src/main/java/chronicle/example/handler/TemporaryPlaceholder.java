package chronicle.example.handler;

/** Placeholder. */
public final class TemporaryPlaceholder {
    private TemporaryPlaceholder() {}
}
