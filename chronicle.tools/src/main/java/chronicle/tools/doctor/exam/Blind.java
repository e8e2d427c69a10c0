package chronicle.tools.doctor.exam;

import chronicle.tools.doctor.Severity;
import java.nio.file.Path;

/** What cannot be looked at: nobody may take silence about it for good news. */
public final class Blind {

    private Blind() {}

    /**
     * The finding.
     *
     * @param what that cannot be looked at, or who cannot look
     * @param reason printable
     */
    public static Diagnosis at(Path place, String what, String reason) {
        return Diagnosis.of(Severity.ERROR, "cannot-look", place)
                .byHand(
                        what + ": " + reason,
                        "what would be found is not known",
                        "run the doctor as the user of the bus, or as root");
    }
}
