package chronicle.bench.command;

import chronicle.bench.suite.Catalog;
import chronicle.bench.suite.DiscoveryWorks;
import chronicle.bench.suite.RouterWorks;
import chronicle.bench.suite.Works;
import chronicle.bench.suite.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The suite of queues. */
@Command(
        name = "chronicle bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the queue side by side with Chronicle Queue and Aeron IPC: each run in fresh"
                    + " JVMs, the peers taking turns, the median of the runs in a table. A ratio"
                    + " above 1 says how many times better this queue is.",
            "",
            "Works: append (segments prepared ahead), append-flat-out, replay, fan-in, one-way"
                    + " and flat-out (between two JVMs), durability; in memory only: position, roll."
        },
        footer = {
            "",
            "The whole suite takes about five minutes and wants both cores of the machine for"
                    + " itself. All that it writes is removed in the end, also on Ctrl-C."
        })
public final class BenchCommand extends SuiteCommand {

    private BenchCommand(Terminal terminal, Workspace workspace) {
        super(terminal, workspace);
    }

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine(Terminal terminal, Workspace workspace) {
        CommandLine line = new CommandLine(new BenchCommand(terminal, workspace));
        line.getCommandSpec().versionProvider(new Version(Works.catalog()));
        CommandLine discovery = new CommandLine(new DiscoveryCommand(terminal, workspace));
        discovery
                .getCommandSpec()
                .versionProvider(new Version(DiscoveryWorks.catalog(DiscoveryWorks.CHURN_SECONDS)));
        line.addSubcommand(discovery);
        CommandLine router = new CommandLine(new RouterCommand(terminal, workspace));
        router.getCommandSpec()
                .versionProvider(new Version(RouterWorks.catalog(RouterWorks.STRATEGIES)));
        line.addSubcommand(router);
        line.addSubcommand(new JmhCommand(workspace));
        line.addSubcommand(new SystemCallsCommand(terminal, workspace));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler(new UsageErrors(terminal));
        line.setExecutionExceptionHandler(new Failures(terminal, workspace));
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    @Override
    Catalog catalog() {
        return Works.catalog();
    }
}
