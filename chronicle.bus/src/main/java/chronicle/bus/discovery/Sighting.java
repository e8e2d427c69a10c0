package chronicle.bus.discovery;

/**
 * What one look at an entry of {@code orders/queue} found.
 *
 * @param state whether a strategy is there to be attached
 * @param identity the incarnation of its {@code orders_out}, when PRESENT
 * @param problem what an operator should know, empty when all is well
 */
record Sighting(State state, String identity, String problem) {

    enum State {
        /** Ready to be attached. */
        PRESENT,
        /** Not there, not ready, or not acceptable: the problem says which. */
        ABSENT,
        /** It could not be told, so what was known before still counts. */
        UNKNOWN
    }

    private static final Sighting NOTHING = new Sighting(State.ABSENT, "", "");

    static Sighting present(String identity) {
        return new Sighting(State.PRESENT, identity, "");
    }

    static Sighting absent() {
        return NOTHING;
    }

    static Sighting refused(String problem) {
        return new Sighting(State.ABSENT, "", problem);
    }

    static Sighting unknown(String problem) {
        return new Sighting(State.UNKNOWN, "", problem);
    }
}
