package chronicle.itest.probe;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A handler that refuses every order with an odd seq and wants such orders given up at once; it
 * says the others as {@link OrderProbe} does.
 */
public final class SkippingProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Topic orders = Topic.of(context, "orders");
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("handler_failure", "skip");
        properties.put("handler_retries", 0);
        context.registerService(
                OrderHandler.class, (order, reply) -> take(orders, order, reply), properties);
    }

    private static void take(Topic orders, Order order, Reply reply) {
        if (order.seq() % 2 == 1) {
            throw new IllegalArgumentException("odd");
        }
        String text = new String(order.copyPayload(), StandardCharsets.UTF_8);
        orders.say(order.strategy() + " " + order.seq() + " " + order.typeId() + " " + text);
        reply.append(3, new byte[0]);
    }

    @Override
    public void stop(BundleContext context) {}
}
