package chronicle.webconsole;

/** Makes text of other people's making fit for one line of a log or a report. */
final class Clean {

    private Clean() {}

    /** Without control characters and what turns the direction of writing, and not too long. */
    static String line(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
        // Not Cntrl, which is of ASCII alone: a terminal takes U+009B for the begin of a command.
        return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
