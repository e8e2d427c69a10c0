package chronicle.fuzz;

import chronicle.core.QueueException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What goes wrong on the engine's own threads reaches nobody but the log: there, too, it has to be
 * the typed exception. Takes the place of all output, of which hostile files make a lot.
 */
final class BackgroundFailures extends Handler {

    /**
     * The engine's loggers go through this one; held, or it would be forgotten with its handler.
     */
    private final Logger engine = Logger.getLogger("chronicle");

    private final AtomicReference<LogRecord> first = new AtomicReference<>();

    BackgroundFailures() {
        engine.setUseParentHandlers(false);
        engine.addHandler(this);
    }

    @Override
    public void publish(LogRecord logged) {
        Throwable failure = logged.getThrown();
        if (failure != null && !(failure instanceof QueueException)) {
            first.compareAndSet(null, logged);
        }
    }

    void requireNone() {
        LogRecord failure = first.getAndSet(null);
        if (failure != null) {
            throw new AssertionError(
                    "in the background: " + failure.getMessage(), failure.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        engine.removeHandler(this);
        engine.setUseParentHandlers(true);
    }
}
