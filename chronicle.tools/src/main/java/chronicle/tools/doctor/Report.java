package chronicle.tools.doctor;

import java.nio.file.Path;
import java.util.List;

/**
 * What an examination came to.
 *
 * @param bus the bus's root
 * @param queues how many queues were looked at
 * @param findings what is there now, the worst first, then by kind and path
 * @param deeds what was repaired before that, in the order of doing; empty when nothing was asked
 *     for
 * @param complete whether it came to the end; when it was stopped, nothing is said of what is there
 */
public record Report(
        Path bus, int queues, List<Finding> findings, List<Deed> deeds, boolean complete) {

    public Report {
        findings = List.copyOf(findings);
        deeds = List.copyOf(deeds);
    }

    /** One of an examination that was stopped. */
    static Report stopped(Path bus, List<Deed> deeds) {
        return new Report(bus, 0, List.of(), deeds, false);
    }

    /** Whether there is anything but notes. */
    public boolean hasFaults() {
        return findings.stream().anyMatch(Finding::isFault);
    }

    /** How many findings are of a severity. */
    public long count(Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
