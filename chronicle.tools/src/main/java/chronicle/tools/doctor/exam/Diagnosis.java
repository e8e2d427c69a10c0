package chronicle.tools.doctor.exam;

import chronicle.tools.doctor.Finding;
import chronicle.tools.doctor.Severity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A finding with what repairs it.
 *
 * @param finding for the report
 * @param repair empty when only a human may do that
 */
public record Diagnosis(Finding finding, Optional<Repair> repair) {

    /** Whether both are about the same fault. */
    public boolean isSame(Diagnosis other) {
        return finding.code().equals(other.finding.code())
                && finding.path().equals(other.finding.path());
    }

    /** The beginning of one: how bad, what kind and where. */
    public static Start of(Severity severity, String code, Path path) {
        return new Start(severity, code, path);
    }

    /** Severity, kind and place. */
    public record Start(Severity severity, String code, Path path) {

        /** One that a human puts right. */
        public Diagnosis byHand(String what, String cost, String remedy) {
            return new Diagnosis(finding(what, cost, remedy, false), Optional.empty());
        }

        /** One that the doctor can put right. */
        public Diagnosis safe(String what, String cost, String remedy, Repair repair) {
            return new Diagnosis(finding(what, cost, remedy, true), Optional.of(repair));
        }

        private Finding finding(String what, String cost, String remedy, boolean safe) {
            return new Finding(severity, code, path, what, cost, remedy, safe);
        }
    }
}
