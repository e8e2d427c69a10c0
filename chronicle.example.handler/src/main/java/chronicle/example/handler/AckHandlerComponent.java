package chronicle.example.handler;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * An order handler as a service: copy this bundle as the start of your own.
 *
 * <ol>
 *   <li>Copy the folder {@code chronicle.example.handler} under the name of your bundle, set that
 *       name in its {@code pom.xml} and add it to the modules of the root {@code pom.xml}.
 *   <li>Write what you do with an order into a plain class like {@link AckHandler}: it can be
 *       tested without a container. It is called by one thread; the order and the reply are valid
 *       until it returns. Throw, and the strategy pauses and gets its order delivered again.
 *   <li>Keep this class as the shell around it. {@code @Component} makes it a service, and every
 *       router of the container calls every {@link OrderHandler} that is there, the highest {@link
 *       ServiceRanking} first. References to other services go into the constructor.
 *   <li>Put the jar beside the others and start it; the router takes it at once, and orders that
 *       were waiting for a handler come first.
 * </ol>
 */
@Component(service = OrderHandler.class)
@ServiceRanking(0)
public final class AckHandlerComponent implements OrderHandler {

    private final AckHandler handler = new AckHandler();

    @Activate
    public AckHandlerComponent() {}

    @Override
    public void onOrder(Order order, Reply reply) {
        handler.onOrder(order, reply);
    }
}
