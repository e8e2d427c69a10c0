package chronicle.example.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.Order;
import chronicle.bus.handler.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AckHandlerTest {

    private final AckHandler handler = new AckHandler();
    private final List<String> replies = new ArrayList<>();

    @Test
    void ordersAreAcknowledgedByTheirId() {
        give(2, "order_id=0 symbol=BTC qty=1 side=BUY");
        give(2, "order_id=1234567890123456789 symbol=BTC qty=1 side=BUY");
        give(2, "order_id=alone");
        assertEquals(
                List.of(
                        "3 order_id=0 status=ACK",
                        "3 order_id=1234567890123456789 status=ACK",
                        "3 order_id=alone status=ACK"),
                replies);
        assertEquals(0, handler.malformed());
    }

    @Test
    void otherTypesArePassedOver() {
        give(1, "order_id=0 symbol=BTC");
        give(3, "order_id=0 status=ACK");
        assertEquals(List.of(), replies);
        assertEquals(0, handler.malformed());
    }

    @Test
    void textWithoutAnIdIsCountedAndNotAnswered() {
        give(2, "");
        give(2, "order_id=");
        give(2, "order_id= symbol=BTC");
        give(2, "symbol=BTC order_id=1");
        give(2, "order_id=" + "9".repeat(65));
        assertEquals(List.of(), replies);
        assertEquals(5, handler.malformed());
    }

    private void give(int type, String text) {
        handler.onOrder(new TextOrder(type, text), new ListReply(replies));
    }

    /** The payload begins in the middle of its buffer, as in a mapped file. */
    private record TextOrder(int typeId, String text) implements Order {
        @Override
        public StrategyId strategy() {
            return new StrategyId("alpha");
        }

        @Override
        public String incarnation() {
            return "first";
        }

        @Override
        public long seq() {
            return 7;
        }

        @Override
        public long timestampNs() {
            return 0;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public ByteBuffer payload() {
            byte[] around =
                    ("order_id=5 " + text + " order_id=6").getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.wrap(around, 11, text.length()).asReadOnlyBuffer();
        }

        @Override
        public int segmentId() {
            return 0;
        }

        @Override
        public long offset() {
            return 64;
        }
    }

    private record ListReply(List<String> replies) implements Reply {
        @Override
        public long append(int typeId, byte[] payload) {
            return append(typeId, ByteBuffer.wrap(payload));
        }

        @Override
        public long append(int typeId, ByteBuffer payload) {
            replies.add(typeId + " " + StandardCharsets.US_ASCII.decode(payload.duplicate()));
            return replies.size();
        }
    }
}
