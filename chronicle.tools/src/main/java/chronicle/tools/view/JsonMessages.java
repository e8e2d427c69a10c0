package chronicle.tools.view;

import chronicle.core.MessageView;
import java.util.Optional;

/** For programs: an object with the payload as {@code text}, or {@code base64} when it is none. */
final class JsonMessages implements MessageFormat {

    @Override
    public String line(MessageView message) {
        return Json.object(
                json -> {
                    json.writeNumberField("seq", message.seq());
                    json.writeNumberField("timestamp_ns", message.timestampNs());
                    json.writeNumberField("type", message.typeId());
                    json.writeNumberField("flags", message.flags());
                    json.writeNumberField("segment", message.segmentId());
                    json.writeNumberField("offset", message.offset());
                    json.writeNumberField("length", message.length());
                    Optional<String> text = PayloadText.of(message.payload());
                    if (text.isPresent()) {
                        json.writeStringField("text", text.get());
                    } else {
                        json.writeBinaryField("base64", message.copyPayload());
                    }
                });
    }
}
