package chronicle.app.launch;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sends what FileInstall has to say to slf4j, a sentence each: by itself it would print on stdout,
 * or by java.util.logging in a form of its own.
 */
final class DeployLog extends Handler {

    /** Held, since java.util.logging itself would forget the logger with its handlers. */
    private static final java.util.logging.Logger SOURCE =
            java.util.logging.Logger.getLogger("fileinstall");

    private static final Logger LOG = LoggerFactory.getLogger("deploy");

    private DeployLog() {}

    /** From now on, for the whole JVM. */
    static synchronized void attach() {
        for (Handler handler : SOURCE.getHandlers()) {
            SOURCE.removeHandler(handler);
        }
        SOURCE.setUseParentHandlers(false);
        SOURCE.addHandler(new DeployLog());
    }

    @Override
    public void publish(LogRecord record) {
        Throwable failure = record.getThrown();
        String reason = failure == null ? "" : " reason=\"" + failure.getMessage() + '"';
        LOG.atLevel(level(record.getLevel()))
                .setCause(LOG.isDebugEnabled() ? failure : null)
                .log(record.getMessage() + reason);
    }

    private static Level level(java.util.logging.Level level) {
        if (level.intValue() >= java.util.logging.Level.SEVERE.intValue()) {
            return Level.ERROR;
        }
        if (level.intValue() >= java.util.logging.Level.WARNING.intValue()) {
            return Level.WARN;
        }
        return level.intValue() >= java.util.logging.Level.INFO.intValue()
                ? Level.INFO
                : Level.DEBUG;
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
