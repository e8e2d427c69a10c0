package chronicle.app.command;

import chronicle.app.process.Terminal;
import java.util.Collection;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: one sentence and where help is, not the whole help. */
final class UsageErrors implements IParameterExceptionHandler {

    private final Terminal terminal;

    UsageErrors(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        terminal.note(sentence(e) + "; see " + command + " --help");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException e) {
        boolean atRoot = e.getCommandLine().getParent() == null;
        if (atRoot
                && e instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            return "no such command: "
                    + word
                    + perhaps(word, e.getCommandLine().getSubcommands().keySet());
        }
        if (e instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            int value = word.indexOf('=');
            String option = value < 0 ? word : word.substring(0, value);
            return "no such option: "
                    + option
                    + perhaps(option, e.getCommandLine().getCommandSpec().optionsMap().keySet());
        }
        return e.getMessage();
    }

    private static String perhaps(String word, Collection<String> names) {
        return Resemblance.of(word, names).map(name -> ", perhaps " + name).orElse("");
    }
}
