package chronicle.bus.handler;

import chronicle.bus.StrategyId;
import chronicle.core.MessageView;
import org.osgi.annotation.versioning.ProviderType;

/** An order in place: a message and the strategy that wrote it. A flyweight, see MessageView. */
@ProviderType
public interface Order extends MessageView {

    /** Who sent it. */
    StrategyId strategy();

    /**
     * Names the incarnation of the queue it was written to, as {@link
     * chronicle.core.Queues#identity} does: another one when the queue was deleted and made again,
     * and {@link #seq()} with it began again; the same one over restarts of strategy and router.
     * {@code (strategy, incarnation, seq)} is the order's name for ever.
     */
    String incarnation();
}
