package chronicle.app.command;

import chronicle.bus.StrategyId;
import chronicle.tools.work.Place;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Ranges of options: a sentence with the option, the range and the value, and exit code 2. */
final class Checks {

    /** A 1 GHz pace is beyond every queue; it keeps the interval above 0 ns. */
    static final double MAX_RATE = 1e9;

    private Checks() {}

    static void rate(CommandSpec command, double rate) {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw wrong(command, "--rate is per second, above 0 and at most 1e9: " + rate);
        }
    }

    static void range(CommandSpec command, String option, long min, long max, long value) {
        if (value < min || value > max) {
            throw wrong(command, option + " is " + min + " to " + max + ": " + value);
        }
    }

    static void segmentSize(CommandSpec command, long bytes) {
        if (bytes < 4096 || bytes > 1L << 30 || bytes % 4096 != 0) {
            throw wrong(
                    command, "--segment-size is a multiple of 4096 from 4096 to 1 GiB: " + bytes);
        }
    }

    static StrategyId strategy(CommandSpec command, String name) {
        try {
            return new StrategyId(name);
        } catch (IllegalArgumentException e) {
            throw wrong(command, "--name is " + e.getMessage());
        }
    }

    /** A place in a queue, null when the option is not given. */
    static Place place(CommandSpec command, String option, String text) {
        try {
            return text == null ? null : Place.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(command, option + ": " + e.getMessage());
        }
    }

    /**
     * The same of the last one.
     *
     * @param first the first one, null when none was given
     */
    static Place lastPlace(CommandSpec command, Place first, String option, String text) {
        Place last = place(command, option, text);
        if (first != null
                && last != null
                && first.kind() == last.kind()
                && first.value() > last.value()) {
            throw wrong(
                    command,
                    "--from is behind "
                            + option
                            + ": from="
                            + first.value()
                            + " "
                            + option.substring(2)
                            + "="
                            + last.value());
        }
        return last;
    }

    static ParameterException wrong(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
