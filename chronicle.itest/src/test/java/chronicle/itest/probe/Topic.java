package chronicle.itest.probe;

import java.util.Collection;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What the test listens to. */
final class Topic {

    private final Consumer<String> listener;

    private Topic(Consumer<String> listener) {
        this.listener = listener;
    }

    @SuppressWarnings("rawtypes")
    static Topic of(BundleContext context, String topic) {
        try {
            Collection<ServiceReference<Consumer>> found =
                    context.getServiceReferences(Consumer.class, "(topic=" + topic + ")");
            if (found.isEmpty()) {
                return new Topic(line -> {});
            }
            @SuppressWarnings("unchecked")
            Consumer<String> listener = context.getService(found.iterator().next());
            return new Topic(listener);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a topic in " + FrameworkUtil.getBundle(Topic.class), e);
        }
    }

    void say(String line) {
        listener.accept(line);
    }
}
