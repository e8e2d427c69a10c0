package chronicle.webconsole;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;

/** Writes one JSON object. The writer stays open. */
final class Json {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Json() {}

    static void object(Writer writer, Fields fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(writer)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
    }

    /** Writes the fields of the object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
