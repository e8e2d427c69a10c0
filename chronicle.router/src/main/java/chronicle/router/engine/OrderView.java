package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.Order;
import chronicle.core.MessageView;
import java.nio.ByteBuffer;

/** The one order object: a message and who sent it. */
final class OrderView implements Order {

    private StrategyLane sender;
    private MessageView message;

    OrderView of(StrategyLane lane, MessageView view) {
        // References are written when they change: that costs more than looking.
        if (sender != lane) {
            sender = lane;
        }
        if (message != view) {
            message = view;
        }
        return this;
    }

    @Override
    public StrategyId strategy() {
        return sender.strategy();
    }

    @Override
    public String incarnation() {
        return sender.ordersOutIdentity();
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
