package chronicle.tools.view;

import chronicle.core.MessageView;
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
                + PayloadText.of(message.payload()).orElseGet(() -> "base64:" + base64(message));
    }

    private static String base64(MessageView message) {
        return Base64.getEncoder().encodeToString(message.copyPayload());
    }
}
