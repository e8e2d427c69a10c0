package chronicle.discovery.linux;

/**
 * What a watched directory or file is to us.
 *
 * @param role which kind
 * @param level depth below the file system's root, for the directories down to {@code orders/queue}
 * @param strategy whose it is, for those below
 */
record Place(Role role, int level, String strategy) {

    enum Role {
        /** {@code orders/queue} or a directory above it. */
        CHAIN,
        /** {@code orders/queue/STRATEGY}. */
        STRATEGY,
        /** {@code orders/queue/STRATEGY/orders_out}, while there is no READY in it. */
        ORDERS_OUT,
        /** {@code orders/queue/STRATEGY/orders_out/READY}. */
        READY
    }

    static Place chain(int level) {
        return new Place(Role.CHAIN, level, "");
    }

    static Place strategy(String name) {
        return new Place(Role.STRATEGY, 0, name);
    }

    static Place ordersOut(String name) {
        return new Place(Role.ORDERS_OUT, 0, name);
    }

    static Place ready(String name) {
        return new Place(Role.READY, 0, name);
    }
}
