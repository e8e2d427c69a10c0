package chronicle.example.handler;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;
import chronicle.core.Queues;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;

/**
 * The ledger as a service: there once a configuration {@code chronicle.example.ledger} says where
 * its queue is. Called before the acknowledging handler, so that what is acknowledged is in it.
 */
@Component(
        service = OrderHandler.class,
        configurationPid = "chronicle.example.ledger",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@ServiceRanking(10)
public final class LedgerHandlerComponent implements OrderHandler {

    /** Keys of the configuration. */
    public @interface Config {

        /** Absolute path of the ledger's queue. */
        String directory();

        /** Bytes of a segment of a new ledger. */
        long segment__size() default 128 << 20;
    }

    private final LedgerHandler handler;

    @Activate
    public LedgerHandlerComponent(Config config, @Reference Queues queues) {
        Path directory = Path.of(config.directory());
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException(
                    "chronicle.example.ledger cannot use directory="
                            + config.directory()
                            + ", valid is an absolute path");
        }
        handler = LedgerHandler.open(queues, directory, config.segment__size());
    }

    @Deactivate
    void close() {
        handler.close();
    }

    @Override
    public void onOrder(Order order, Reply reply) {
        handler.onOrder(order, reply);
    }
}
