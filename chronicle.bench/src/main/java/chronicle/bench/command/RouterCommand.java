package chronicle.bench.command;

import chronicle.bench.suite.Catalog;
import chronicle.bench.suite.RouterWorks;
import chronicle.bench.suite.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The suite of the router. */
@Command(
        name = "router",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the router from end to end: its engine in a JVM of its own, as it runs in the"
                    + " container, strategies in another one, each run in fresh JVMs, the median of"
                    + " the runs in a table.",
            "",
            "Works: order (order to handler, order to ack), flood (8 strategies flat out), attach"
                    + " (all at the start), attach-one (while orders flow), memory (what is held"
                    + " and what is left), idle (all silent, then single orders)."
        },
        footer = {
            "",
            "The whole suite takes about five minutes in each place, and wants both cores of the"
                    + " machine for itself."
        })
final class RouterCommand extends SuiteCommand {

    @Option(
            names = "--strategies",
            paramLabel = "N",
            defaultValue = "" + RouterWorks.STRATEGIES,
            description =
                    "How many there are in attach, memory and idle, 1 to 10000 (default:"
                            + " ${DEFAULT-VALUE}).")
    private int strategies;

    RouterCommand(Terminal terminal, Workspace workspace) {
        super(terminal, workspace);
    }

    @Override
    Catalog catalog() {
        Checks.range(spec(), "--strategies", 1, 10_000, strategies);
        return RouterWorks.catalog(strategies);
    }
}
