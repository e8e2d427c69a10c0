package chronicle.bench.command;

import chronicle.bench.report.JsonReport;
import chronicle.bench.report.Machine;
import chronicle.bench.report.Noise;
import chronicle.bench.report.Table;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Suite;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Works;
import chronicle.bench.suite.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The suite: every work, every peer, a table. */
@Command(
        name = "chronicle bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
public final class BenchCommand implements Callable<Integer> {

    @Mixin private PlaceOption places;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each measurement, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--only",
            paramLabel = "WORK",
            split = ",",
            description = "These works only, separated by commas.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Prints one JSON object instead of tables.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final Workspace workspace;

    private BenchCommand(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine(Terminal terminal, Workspace workspace) {
        CommandLine line = new CommandLine(new BenchCommand(terminal, workspace));
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
    public Integer call() throws InterruptedException {
        Checks.range(spec, "--runs", 1, 100, runs);
        for (String key : only) {
            Checks.oneOf(spec, "--only", keys(), key);
        }
        List<Place> where = places.chosen(terminal);
        Machine machine = Machine.here();
        JsonReport report = new JsonReport(machine, runs);
        if (!json) {
            terminal.line("machine: " + machine);
            terminal.line("runs: " + runs + ", shown as median (least..most)");
        }
        for (Place place : where) {
            List<Work> works = works(place);
            Noise before = Noise.here();
            Suite suite = new Suite(works, runs, workspace, terminal::note);
            Results results = suite.measure(place.directory());
            Noise after = Noise.here();
            if (json) {
                report.add(place, List.of(before, after), works, results);
            } else {
                terminal.line("");
                terminal.line("in " + place.directory() + " (" + place.fileSystem() + ")");
                terminal.line("noise before: " + before);
                terminal.line("noise after: " + after);
                Table.of(place, works, results).forEach(terminal::line);
            }
        }
        if (json) {
            terminal.line(report.text());
        }
        return CommandLine.ExitCode.OK;
    }

    /** Names of all works. */
    static List<String> keys() {
        return Works.all().stream().map(Work::key).toList();
    }

    private List<Work> works(Place place) {
        return Works.all().stream()
                .filter(work -> only.isEmpty() || only.contains(work.key()))
                .filter(work -> place.inMemory() || !work.inMemoryOnly())
                .toList();
    }
}
