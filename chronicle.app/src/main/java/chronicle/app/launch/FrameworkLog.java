package chronicle.app.launch;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sends the framework's own log to slf4j: by itself it would print on stdout. */
final class FrameworkLog extends org.apache.felix.framework.Logger {

    private static final Logger LOG = LoggerFactory.getLogger("felix");

    @Override
    @SuppressWarnings("rawtypes") // As the overridden method has it.
    protected void doLog(
            Bundle bundle,
            ServiceReference reference,
            int level,
            String message,
            Throwable failure) {
        String text = bundle == null ? message : message + " bundle=" + bundle.getSymbolicName();
        LOG.atLevel(slf4jLevel(level)).setCause(failure).log(text);
    }

    @Override
    protected void doLog(int level, String message, Throwable failure) {
        LOG.atLevel(slf4jLevel(level)).setCause(failure).log(message);
    }

    private static Level slf4jLevel(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARN;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }
}
