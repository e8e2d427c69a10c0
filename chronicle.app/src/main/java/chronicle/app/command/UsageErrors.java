package chronicle.app.command;

import chronicle.app.process.Terminal;
import java.util.List;
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
            List<String> like = unmatched.getSuggestions();
            return "no such command: "
                    + unmatched.getUnmatched().get(0)
                    + (like.isEmpty() ? "" : ", perhaps " + like.get(0));
        }
        return e.getMessage();
    }
}
