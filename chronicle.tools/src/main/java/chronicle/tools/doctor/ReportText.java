package chronicle.tools.doctor;

import chronicle.tools.text.Amounts;
import chronicle.tools.text.SafeText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A report as text for people. Sentences are broken at 100 columns; paths are relative to the bus
 * where they lie in it, and commands stay in one piece.
 */
public final class ReportText {

    /** Widest line that is made of sentences. */
    public static final int COLUMNS = 100;

    /** Of one kind so many are shown; a router that was killed leaves one in each queue. */
    private static final int MOST_OF_A_KIND = 10;

    private static final String INDENT = "         ";
    private static final String HANGING = INDENT + "        ";

    private final StringBuilder text = new StringBuilder();
    private final Report report;

    private ReportText(Report report) {
        this.report = report;
    }

    /** Several lines, the last without an end. */
    public static String of(Report report) {
        return new ReportText(report).render();
    }

    private String render() {
        for (Deed deed : report.deeds()) {
            line((deed.done() ? "fixed    " : "not done ") + head(deed.finding()));
            wrap("", deed.what());
        }
        Map<String, Integer> shown = new HashMap<>();
        if (!report.complete()) {
            return text.append("stopped before the end, what is there is not known, bus ")
                    .append(SafeText.of(report.bus().toString()))
                    .toString();
        }
        for (Finding finding : report.findings()) {
            if (shown.merge(finding.code(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                show(finding);
            }
        }
        shown.forEach(
                (code, number) -> {
                    if (number > MOST_OF_A_KIND) {
                        line(
                                "and "
                                        + (number - MOST_OF_A_KIND)
                                        + " more of "
                                        + code
                                        + ", see --json");
                    }
                });
        text.append(
                Amounts.things(report.queues(), "queue")
                        + ", "
                        + Amounts.things(report.count(Severity.ERROR), "error")
                        + ", "
                        + Amounts.things(report.count(Severity.WARNING), "warning")
                        + ", "
                        + Amounts.things(report.count(Severity.NOTE), "note")
                        + ", bus "
                        + SafeText.of(report.bus().toString()));
        return text.toString();
    }

    private void show(Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        line((severity + INDENT).substring(0, INDENT.length()) + head(finding));
        wrap("", finding.what());
        wrap("costs", finding.cost());
        remedy(finding.remedy());
    }

    /** A command is there to be copied: it has a line of its own rather than be broken. */
    private void remedy(String remedy) {
        String line = INDENT + "repair  " + remedy;
        int command = line.lastIndexOf(": ");
        if (line.length() <= COLUMNS || command < 0) {
            line(line);
        } else {
            line(line.substring(0, command + 1));
            line(HANGING + line.substring(command + 2));
        }
    }

    private String head(Finding finding) {
        Path path = finding.path();
        boolean below = path.startsWith(report.bus()) && !path.equals(report.bus());
        Path shown = below ? report.bus().relativize(path) : path;
        return finding.code() + " " + SafeText.of(shown.toString());
    }

    private void wrap(String label, String sentence) {
        String begin =
                label.isEmpty()
                        ? INDENT
                        : (INDENT + label + HANGING).substring(0, HANGING.length());
        String hanging = label.isEmpty() ? INDENT : HANGING;
        StringBuilder current = new StringBuilder(begin);
        int empty = begin.length();
        for (String word : SafeText.of(sentence).split(" ")) {
            boolean first = current.length() == empty;
            if (!first && current.length() + 1 + word.length() > COLUMNS) {
                line(current.toString());
                current.setLength(0);
                current.append(hanging);
                empty = hanging.length();
                first = true;
            }
            current.append(first ? "" : " ").append(word);
        }
        line(current.toString());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
