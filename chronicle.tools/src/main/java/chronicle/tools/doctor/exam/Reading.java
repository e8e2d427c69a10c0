package chronicle.tools.doctor.exam;

import chronicle.tools.work.Progress;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How much of the segments has been read for their checksums, the only long work of a doctor: tells
 * how far it is, and ends it when that is wished. One thread at a time.
 */
public final class Reading {

    private final Progress progress;
    private final BooleanSupplier stop;
    private long done;
    private long total;

    /**
     * @param stop asked again and again; true ends the work
     */
    public Reading(Progress progress, BooleanSupplier stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /** So many bytes more will be read. */
    public void expect(long bytes) {
        total += bytes;
    }

    /**
     * So many bytes more were read.
     *
     * @throws CancellationException when it is to stop
     */
    void advance(long bytes) {
        done += bytes;
        progress.at(done, Math.max(done, total));
        requireGoingOn();
    }

    /**
     * Asks whether to go on.
     *
     * @throws CancellationException when it is to stop
     */
    public void requireGoingOn() {
        if (stop.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
    }
}
