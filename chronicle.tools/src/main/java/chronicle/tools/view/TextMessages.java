package chronicle.tools.view;

import chronicle.bus.handler.DeadLetter;
import chronicle.core.MessageView;
import java.nio.ByteBuffer;
import java.util.Base64;

/** For people: {@code seq=0 timestamp=… type=2 length=36 payload}. */
final class TextMessages implements MessageFormat {

    @Override
    public String line(MessageView message) {
        return "seq="
                + message.seq()
                + " timestamp="
                + message.timestampNs()
                + " type="
                + message.typeId()
                + " length="
                + message.length()
                + "  "
                + payload(message);
    }

    /** Of an order that was given up, the line that says why, and then the order's own payload. */
    private static String payload(MessageView message) {
        ByteBuffer all = ByteBuffer.wrap(message.copyPayload());
        if (DeadLetter.of(message).isEmpty()) {
            return shown(all);
        }
        int end = 0;
        while (all.get(end) != '\n') {
            end++;
        }
        return shown(all.slice(0, end)) + "  " + shown(all.position(end + 1));
    }

    private static String shown(ByteBuffer payload) {
        return PayloadText.of(payload).orElseGet(() -> "base64:" + base64(payload));
    }

    private static String base64(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
