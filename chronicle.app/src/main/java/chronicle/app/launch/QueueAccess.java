package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Whether a container can open queues at all. Its components would wait for that without an end,
 * and what kept them from it would be a trace in the log that nobody takes for it.
 */
public final class QueueAccess {

    private static final String QUEUES = "chronicle.core.Queues";

    private QueueAccess() {}

    /**
     * Has the service made that all others live on.
     *
     * @param context of the framework, which has started
     * @throws CommandFailure when it cannot be made
     */
    public static void require(BundleContext context) {
        try {
            // Of all: whether we see the same class is of no matter.
            ServiceReference<?>[] found = context.getAllServiceReferences(QUEUES, null);
            if (found != null && isMade(context, found[0])) {
                return;
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is not invalid", e);
        }
        throw new CommandFailure(
                "no queue can be opened in this container, reason= in the error before this says"
                        + " why and what to do");
    }

    private static boolean isMade(BundleContext context, ServiceReference<?> reference) {
        Object service = context.getService(reference);
        if (service == null) {
            return false;
        }
        context.ungetService(reference);
        return true;
    }
}
