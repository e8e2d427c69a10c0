package chronicle.tools.replay;

import chronicle.tools.text.SafeText;
import chronicle.tools.view.Json;
import java.nio.file.Path;

/** What a replay has done, as people read it, and as programs do. */
public final class ReplayView {

    private ReplayView() {}

    /** One line. */
    public static String text(ReplayResult result, Path target) {
        return "replayed="
                + result.messages()
                + " last_seq="
                + result.lastSeq()
                + " target_seq="
                + result.targetSeq()
                + " target="
                + SafeText.of(target.toString());
    }

    /** One JSON object on one line. */
    public static String json(ReplayResult result, Path target) {
        return Json.object(
                json -> {
                    json.writeNumberField("replayed", result.messages());
                    json.writeNumberField("last_seq", result.lastSeq());
                    json.writeNumberField("target_seq", result.targetSeq());
                    json.writeStringField("target", target.toString());
                    json.writeBooleanField("complete", result.complete());
                    json.writeNumberField("missed", result.missed());
                    json.writeNumberField("dropped_flags", result.droppedFlags());
                });
    }
}
