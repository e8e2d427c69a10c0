package chronicle.app.command;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The root: names the commands and nothing else. */
@Command(
        name = "chronicle",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Queues between processes, and a router that finds them by itself.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed with one sentence on stderr, 2 wrong usage.",
            "Every command explains itself: chronicle COMMAND --help"
        })
public final class ChronicleCommand implements Runnable {

    @Spec private CommandSpec spec;

    private ChronicleCommand() {}

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine(Terminal terminal, StopSignal stop) {
        CommandLine line = new CommandLine(new ChronicleCommand());
        line.addSubcommand(new DemoCommand(terminal, stop));
        line.addSubcommand(new RouterCommand(terminal, stop));
        line.addSubcommand(new DiscoverCommand(terminal, stop));
        line.addSubcommand(new StrategyCommand(terminal, stop));
        line.addSubcommand(new FeedCommand(stop));
        line.addSubcommand(new TailCommand(terminal, stop));
        line.addSubcommand(new InspectCommand(terminal, stop));
        line.addSubcommand(new DoctorCommand(terminal, stop));
        line.addSubcommand(new VerifyCommand(terminal, stop));
        line.addSubcommand(new ExportCommand(terminal, stop));
        line.addSubcommand(new ReplayCommand(terminal, stop));
        line.addSubcommand(new CompletionCommand(terminal));
        line.addSubcommand(new TopCommand(terminal, stop));
        line.addSubcommand(new BenchCommand());
        line.setOut(new PrintWriter(terminal.out(), true));
        line.setErr(new PrintWriter(terminal.err(), true));
        line.registerConverter(Path.class, new PathArgument());
        line.setExecutionStrategy(ChronicleCommand::execute);
        line.setParameterExceptionHandler(new UsageErrors(terminal));
        line.setExecutionExceptionHandler(new Failures(terminal));
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        PathArgument.requireWorkingFolder(parsed.commandSpec().commandLine());
        return new RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
