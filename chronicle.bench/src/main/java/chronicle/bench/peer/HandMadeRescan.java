package chronicle.bench.peer;

import chronicle.bus.BusLayout;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A look at everything through {@link HandMadeSet}. */
final class HandMadeRescan implements Finder.Rescan, Finder.Listener {

    private final HandMadeSet strategies;
    private int changes;

    HandMadeRescan(BusLayout layout) {
        strategies = new HandMadeSet(layout, this);
    }

    @Override
    public int look() {
        changes = 0;
        try {
            strategies.lookAtAll();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the strategies", e);
        }
        return changes;
    }

    @Override
    public void added(String strategy) {
        changes++;
    }

    @Override
    public void removed(String strategy) {
        changes++;
    }

    @Override
    public void close() {}
}
