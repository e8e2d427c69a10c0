package chronicle.router.engine;

import chronicle.router.engine.DataLoop.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Passes opened lanes to the data thread, in lots where many are opened one after the other: to be
 * woken and to look at all lanes costs it the same for one as for fifty. Control thread.
 */
final class Handover {

    /** Taken between two batches of orders: a few microseconds each, so no standstill. */
    static final int LOT = 64;

    /** A lane waits no longer than that for those that are opened behind it. */
    static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Consumer<Command> data;
    private final LongSupplier nanoTime;
    private List<StrategyLane> lot = new ArrayList<>();
    private long begun;

    Handover(Consumer<Command> data, LongSupplier nanoTime) {
        this.data = data;
        this.nanoTime = nanoTime;
    }

    /**
     * The lane belongs to the data thread, or is about to, at the next {@link #flush} at latest.
     */
    void attach(StrategyLane lane) {
        long now = nanoTime.getAsLong();
        if (lot.isEmpty()) {
            begun = now;
        }
        lot.add(lane);
        if (lot.size() == LOT || now - begun >= PATIENCE_NS) {
            flush();
        }
    }

    /** Something else, which may be of a lane that was attached before. */
    void send(Command command) {
        flush();
        data.accept(command);
    }

    /** Passes on what waits. */
    void flush() {
        if (!lot.isEmpty()) {
            List<StrategyLane> full = lot;
            lot = new ArrayList<>();
            data.accept(new Command.Attach(full));
        }
    }
}
