package chronicle.app.command;

import chronicle.app.process.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a shell needs to complete our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints a script that has bash and zsh complete commands and options.",
            "In this shell: source <(chronicle completion)"
        })
final class CompletionCommand implements Runnable {

    @Spec private CommandSpec spec;

    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        CommandSpec root = spec.root();
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        terminal.out().flush();
    }
}
