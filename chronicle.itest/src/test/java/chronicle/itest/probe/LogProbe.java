package chronicle.itest.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** Says what the container's log service gets under {@code log}: {@code LEVEL LOGGER MESSAGE}. */
public final class LogProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Topic log = Topic.of(context, "log");
        LogListener listener =
                entry ->
                        log.say(
                                entry.getLogLevel()
                                        + " "
                                        + entry.getLoggerName()
                                        + " "
                                        + entry.getMessage());
        context.getService(context.getServiceReference(LogReaderService.class))
                .addLogListener(listener);
    }

    @Override
    public void stop(BundleContext context) {}
}
