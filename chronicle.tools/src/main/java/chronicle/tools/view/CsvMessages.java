package chronicle.tools.view;

import chronicle.core.MessageView;
import java.util.Base64;
import java.util.Optional;

/** Comma-separated values as RFC 4180 has them, with bare line feeds. */
final class CsvMessages implements MessageFormat {

    @Override
    public String head() {
        return "seq,timestamp_ns,type,flags,segment,offset,length,encoding,payload\n";
    }

    @Override
    public String line(MessageView message) {
        Optional<String> text = PayloadText.of(message.payload());
        return message.seq()
                + ","
                + message.timestampNs()
                + ','
                + message.typeId()
                + ','
                + message.flags()
                + ','
                + message.segmentId()
                + ','
                + message.offset()
                + ','
                + message.length()
                + (text.isPresent() ? ",text," : ",base64,")
                + text.map(CsvMessages::quoted)
                        .orElseGet(() -> Base64.getEncoder().encodeToString(message.copyPayload()));
    }

    private static String quoted(String text) {
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
