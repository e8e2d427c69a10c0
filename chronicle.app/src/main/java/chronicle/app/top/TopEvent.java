package chronicle.app.top;

/**
 * A lane changed its state.
 *
 * @param timeMillis milliseconds since 1970
 */
record TopEvent(long timeMillis, String strategy, TopState state, String reason) {}
