package chronicle.itest.probe;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A handler that says {@code STRATEGY SEQ TYPE TEXT} of each order under {@code orders}. */
public final class OrderProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Topic orders = Topic.of(context, "orders");
        context.registerService(
                OrderHandler.class,
                (Order order, Reply reply) ->
                        orders.say(
                                order.strategy()
                                        + " "
                                        + order.seq()
                                        + " "
                                        + order.typeId()
                                        + " "
                                        + new String(order.copyPayload(), StandardCharsets.UTF_8)),
                null);
    }

    @Override
    public void stop(BundleContext context) {}
}
