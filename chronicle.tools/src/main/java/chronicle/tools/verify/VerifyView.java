package chronicle.tools.verify;

import chronicle.tools.text.SafeText;
import chronicle.tools.view.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** A report as people read it, and as programs do. */
public final class VerifyView {

    private VerifyView() {}

    /** Several lines, the last without an end. */
    public static String text(VerifyReport report) {
        StringBuilder text = new StringBuilder();
        for (Fault fault : report.faults()) {
            text.append(fault.severity().name().toLowerCase(Locale.ROOT)).append(' ');
            if (fault.segment() >= 0) {
                text.append("segment=").append(fault.segment()).append(' ');
            }
            if (fault.offset() >= 0) {
                text.append("offset=").append(fault.offset()).append(' ');
            }
            text.append("file=")
                    .append(SafeText.of(fault.file().getFileName().toString()))
                    .append('\n');
            text.append("    what: ").append(SafeText.of(fault.what())).append('\n');
            text.append("    do:   ").append(SafeText.of(fault.advice())).append('\n');
        }
        if (report.unlisted() > 0) {
            text.append("unlisted=").append(report.unlisted()).append('\n');
        }
        text.append("queue=").append(SafeText.of(report.queue().toString())).append('\n');
        text.append("segments=").append(report.segments());
        text.append(" messages=").append(report.messages());
        text.append(" bytes=").append(report.bytes());
        text.append(" first_seq=").append(report.firstSeq());
        text.append(" last_seq=").append(report.lastSeq()).append('\n');
        text.append("sound=").append(report.isSound());
        text.append(" complete=").append(report.complete());
        text.append(" damages=").append(report.damages());
        return text.toString();
    }

    /** One JSON object on one line. */
    public static String json(VerifyReport report) {
        return Json.object(
                json -> {
                    json.writeStringField("queue", report.queue().toString());
                    json.writeBooleanField("sound", report.isSound());
                    json.writeBooleanField("complete", report.complete());
                    json.writeNumberField("segments", report.segments());
                    json.writeNumberField("messages", report.messages());
                    json.writeNumberField("bytes", report.bytes());
                    json.writeNumberField("first_seq", report.firstSeq());
                    json.writeNumberField("last_seq", report.lastSeq());
                    json.writeNumberField("damages", report.damages());
                    json.writeArrayFieldStart("faults");
                    for (Fault fault : report.faults()) {
                        write(json, fault);
                    }
                    json.writeEndArray();
                    json.writeNumberField("unlisted", report.unlisted());
                });
    }

    private static void write(JsonGenerator json, Fault fault) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", fault.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("file", fault.file().toString());
        json.writeNumberField("segment", fault.segment());
        json.writeNumberField("offset", fault.offset());
        json.writeStringField("what", fault.what());
        json.writeStringField("advice", fault.advice());
        json.writeEndObject();
    }
}
