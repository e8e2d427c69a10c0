package chronicle.router;

/** Placeholder. */
public final class TemporaryPlaceholder {
    private TemporaryPlaceholder() {}
}
