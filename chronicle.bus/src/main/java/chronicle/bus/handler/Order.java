package chronicle.bus.handler;

import chronicle.bus.StrategyId;
import chronicle.core.MessageView;
import org.osgi.annotation.versioning.ProviderType;

/** An order in place: a message and the strategy that wrote it. A flyweight, see MessageView. */
@ProviderType
public interface Order extends MessageView {

    /** Who sent it. */
    StrategyId strategy();
}
