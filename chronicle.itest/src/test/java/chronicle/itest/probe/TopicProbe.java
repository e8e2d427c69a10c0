package chronicle.itest.probe;

import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * Says what the Event Admin tells of routers under {@code topics}: the topic and its properties.
 */
public final class TopicProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Topic topics = Topic.of(context, "topics");
        EventHandler handler = event -> topics.say(words(event));
        Dictionary<String, Object> properties =
                new Hashtable<>(Map.of(EventConstants.EVENT_TOPIC, "chronicle/router/*"));
        context.registerService(EventHandler.class, handler, properties);
    }

    private static String words(Event event) {
        return Arrays.stream(event.getPropertyNames())
                .sorted()
                .filter(name -> !name.equals(EventConstants.EVENT_TOPIC))
                .filter(name -> !name.equals(EventConstants.TIMESTAMP))
                .map(name -> name + "=" + event.getProperty(name))
                .collect(Collectors.joining(" ", event.getTopic() + " ", ""));
    }

    @Override
    public void stop(BundleContext context) {}
}
