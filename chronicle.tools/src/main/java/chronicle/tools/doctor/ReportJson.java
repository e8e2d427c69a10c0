package chronicle.tools.doctor;

import chronicle.tools.view.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A report as one JSON object on one line, for programs. */
public final class ReportJson {

    private ReportJson() {}

    public static String of(Report report) {
        return Json.object(
                json -> {
                    json.writeStringField("bus", report.bus().toString());
                    json.writeBooleanField("complete", report.complete());
                    json.writeNumberField("queues", report.queues());
                    json.writeNumberField("errors", report.count(Severity.ERROR));
                    json.writeNumberField("warnings", report.count(Severity.WARNING));
                    json.writeNumberField("notes", report.count(Severity.NOTE));
                    json.writeArrayFieldStart("findings");
                    for (Finding finding : report.findings()) {
                        json.writeStartObject();
                        write(json, finding);
                        json.writeStringField("what", finding.what());
                        json.writeStringField("cost", finding.cost());
                        json.writeStringField("repair", finding.remedy());
                        json.writeBooleanField("safe", finding.safe());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("deeds");
                    for (Deed deed : report.deeds()) {
                        json.writeStartObject();
                        write(json, deed.finding());
                        json.writeBooleanField("done", deed.done());
                        json.writeStringField("what", deed.what());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStringField("severity", finding.severity().name());
        json.writeStringField("code", finding.code());
        json.writeStringField("path", finding.path().toString());
    }
}
