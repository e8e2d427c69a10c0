package chronicle.shell;

import chronicle.tools.text.SafeText;

/**
 * What is typed behind a command beside the options that it has. Commands take it as it comes: what
 * a shell cannot fit to a method it refuses in words that only its own authors understand.
 */
final class Words {

    /** For the help of commands that take none. */
    static final String NONE = "none: whatever else is typed is refused";

    private Words() {}

    /**
     * @param command what was called
     * @throws ShellException when anything was typed behind it
     */
    static void none(String command, String... words) {
        if (words.length > 0) {
            throw tooMany(command, words[0]);
        }
    }

    /**
     * The only word.
     *
     * @param command what was called
     * @param what the word is, for the sentence
     * @throws ShellException when there is none, or more than one
     */
    static String one(String command, String what, String... words) {
        for (String word : words) {
            refuseOption(command, word);
        }
        if (words.length == 0 || words[0].isEmpty()) {
            throw new ShellException("give " + what + ": " + help(command));
        }
        if (words.length > 1) {
            throw tooMany(command, words[1]);
        }
        return words[0];
    }

    /**
     * The number that an option was given.
     *
     * @throws ShellException when it is none, or less than 0
     */
    static long count(String option, String text) {
        try {
            long count = Long.parseLong(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // The sentence below says what would be one.
        }
        throw new ShellException(option + " is a whole number, 0 or more: " + SafeText.cell(text));
    }

    /**
     * Why Gogo has found no method that fits.
     *
     * @param words the command, and what stands behind it
     */
    static ShellException unfit(Typed... words) {
        String command = words[0].text();
        String last = words[words.length - 1].text();
        return new ShellException(
                last.startsWith("-")
                        ? command
                                + " wants a value behind "
                                + SafeText.cell(last)
                                + "; "
                                + help(command)
                        : command + " cannot be called like this; " + help(command));
    }

    private static ShellException tooMany(String command, String word) {
        refuseOption(command, word);
        return new ShellException(
                command + " does not take this: " + SafeText.cell(word) + "; " + help(command));
    }

    private static void refuseOption(String command, String word) {
        if (word.startsWith("-") && word.length() > 1) {
            throw new ShellException(
                    command + " has no such option: " + SafeText.cell(word) + "; " + help(command));
        }
    }

    private static String help(String command) {
        return "help chronicle:" + command + " says how it is used";
    }
}
