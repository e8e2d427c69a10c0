package chronicle.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Values of options: a sentence with the option, what it may be and what it was. */
final class Checks {

    private Checks() {}

    static void range(CommandSpec command, String option, long min, long max, long value) {
        if (value < min || value > max) {
            throw new ParameterException(
                    command.commandLine(), option + " is " + min + " to " + max + ": " + value);
        }
    }

    static void folder(CommandSpec command, String option, Path folder) {
        if (folder.toString().isBlank()) {
            // As a script with an unset variable gives it; it would be the current folder.
            throw new ParameterException(
                    command.commandLine(), option + " is empty, give an existing folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    command.commandLine(), option + " is an existing folder: " + folder);
        }
    }

    static void oneOf(CommandSpec command, String option, List<String> known, String value) {
        if (!known.contains(value)) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " is one of " + String.join(", ", known) + ": " + value);
        }
    }
}
