package chronicle.app.strategy;

import chronicle.app.process.Pace;

/** Orders at an even rate, all for one symbol. */
final class PacedOrders implements OrderSource {

    private static final String SYMBOL = "BTC";

    private final Pace pace;

    PacedOrders(double perSecond) {
        this.pace = new Pace(perSecond, System.nanoTime());
    }

    @Override
    public int send(Outlet outlet, long limit) {
        int sent = 0;
        while (sent < limit && pace.due(System.nanoTime())) {
            outlet.order(pace.take(), SYMBOL);
            sent++;
        }
        return sent;
    }

    @Override
    public long nanosToNext() {
        return pace.next() - System.nanoTime();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
