package chronicle.app.command;

import chronicle.app.demo.DemoRun;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once, to look at. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs a feed, strategies and the router as processes of their own, exchanges the router's"
                    + " watcher twice, kills a strategy and restarts it, and counts at the end."
        },
        footer = {
            "",
            "Last line, with exit code 0 only when nothing was lost or doubled:",
            "demo: orders=N acked=N lost=0 duplicated=0 added=N removed=N swaps=2"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--bus",
            paramLabel = "DIR",
            description = "Root folder of the bus, kept (default: a temporary one).")
    private Path directory;

    @Option(
            names = "--strategies",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Strategies from the beginning, 1 to 32; one more comes later"
                            + " (default: ${DEFAULT-VALUE}).")
    private int strategies;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description =
                    "Spreads the steps over this time, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    DemoCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Checks.range(spec, "--strategies", 1, 32, strategies);
        Checks.range(spec, "--seconds", 1, 3600, seconds);
        Optional<Path> bus =
                Optional.ofNullable(directory).map(given -> BusOption.layoutOf(given, spec).root());
        DemoRun.play(bus, strategies, seconds, terminal, stop);
        return 0;
    }
}
