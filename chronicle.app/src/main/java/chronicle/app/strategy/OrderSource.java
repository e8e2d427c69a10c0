package chronicle.app.strategy;

/** Decides when an order leaves and for which symbol. One thread. */
interface OrderSource extends AutoCloseable {

    /**
     * Sends the orders that are due, a few at a time, so that replies are read in between.
     *
     * @param limit most orders to send now
     * @return how many were sent
     */
    int send(Outlet outlet, long limit);

    /** Nanoseconds until {@link #send} may have something to do; 0 and less means now. */
    long nanosToNext();

    @Override
    void close();

    /** Takes an order. */
    @FunctionalInterface
    interface Outlet {
        /**
         * Sends one order.
         *
         * @param intendedNanos System.nanoTime() at which it was meant to leave
         */
        void order(long intendedNanos, String symbol);
    }
}
