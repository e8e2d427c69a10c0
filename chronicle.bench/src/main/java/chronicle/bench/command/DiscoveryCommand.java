package chronicle.bench.command;

import chronicle.bench.suite.Catalog;
import chronicle.bench.suite.DiscoveryWorks;
import chronicle.bench.suite.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The suite of discovery. */
@Command(
        name = "discovery",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how strategies are found, side by side with the JDK's WatchService under a"
                    + " recursion written by hand and with io.methvin:directory-watcher: each run in"
                    + " fresh JVMs, the peers taking turns, the median of the runs in a table. A"
                    + " ratio above 1 says how many times better discovery is.",
            "",
            "Works: ready-0, ready-1000 and ready-10000 (READY to Added beside so many others),"
                    + " churn (1,000 strategies come and go each second), and with 10,000"
                    + " strategies first-look, rescan and idle."
        },
        footer = {
            "",
            "The whole suite takes about half an hour in each place, and wants both cores of"
                    + " the machine for itself. With 10,000 strategies each peer needs up to"
                    + " 20,000 inotify watches."
        })
final class DiscoveryCommand extends SuiteCommand {

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "" + DiscoveryWorks.CHURN_SECONDS,
            description = "Length of churn in seconds, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    DiscoveryCommand(Terminal terminal, Workspace workspace) {
        super(terminal, workspace);
    }

    @Override
    Catalog catalog() {
        Checks.range(spec(), "--seconds", 1, 100, seconds);
        return DiscoveryWorks.catalog(seconds);
    }
}
