package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.Order;
import chronicle.core.MessageView;
import java.nio.ByteBuffer;

/** The one order object: a message and who sent it. */
final class OrderView implements Order {

    private StrategyId strategy;
    private MessageView message;

    OrderView of(StrategyId sender, MessageView view) {
        strategy = sender;
        message = view;
        return this;
    }

    @Override
    public StrategyId strategy() {
        return strategy;
    }

    @Override
    public long seq() {
        return message.seq();
    }

    @Override
    public long timestampNs() {
        return message.timestampNs();
    }

    @Override
    public int typeId() {
        return message.typeId();
    }

    @Override
    public int flags() {
        return message.flags();
    }

    @Override
    public int length() {
        return message.length();
    }

    @Override
    public ByteBuffer payload() {
        return message.payload();
    }

    @Override
    public int segmentId() {
        return message.segmentId();
    }

    @Override
    public long offset() {
        return message.offset();
    }
}
