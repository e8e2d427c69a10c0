package chronicle.app.command;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.app.top.TopRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A bus on a terminal, read-only. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows lanes, rates, lags, watcher and events of a bus, again and again.",
        footer = {
            "",
            "Keys: q quit, s sort, / filter, ? help. Leaves no trace on the bus. Heeds",
            "NO_COLOR. The screen waits for a bus that is not there yet; with --once that",
            "is a failure, and so is a bus of which something cannot be looked at."
        })
final class TopCommand implements Callable<Integer> {

    private static final double SHORTEST_SECONDS = 0.1;
    private static final double LONGEST_SECONDS = 3600;

    @Mixin private BusOption bus;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Time between two looks, 0.1 to 3600 (default: ${DEFAULT-VALUE}).")
    private double interval;

    @Option(
            names = "--once",
            description = "Plain text instead of a screen: two looks an interval apart, for rates.")
    private boolean once;

    @Option(names = "--json", description = "With --once: one JSON object on one line.")
    private boolean json;

    @Option(
            names = "--no-attach",
            description =
                    "Reads files only: does not attach to the router's process, which tells of"
                            + " states, watcher and events.")
    private boolean filesOnly;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    TopCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(interval >= SHORTEST_SECONDS && interval <= LONGEST_SECONDS)) {
            throw Checks.wrong(spec, "--interval is 0.1 to 3600 seconds: " + interval);
        }
        if (json && !once) {
            throw Checks.wrong(spec, "--json goes with --once");
        }
        long millis = Math.round(interval * 1000);
        if (once) {
            boolean whole =
                    new TopRun(bus.existing(), !filesOnly, millis).once(terminal, stop, json);
            return whole ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        new TopRun(bus.layout(), !filesOnly, millis).screen(stop);
        return ExitCode.OK;
    }
}
