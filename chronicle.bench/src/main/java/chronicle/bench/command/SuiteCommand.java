package chronicle.bench.command;

import chronicle.bench.report.JsonReport;
import chronicle.bench.report.Machine;
import chronicle.bench.report.Noise;
import chronicle.bench.report.Table;
import chronicle.bench.suite.Catalog;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Suite;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Workspace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A suite: every work of it, every peer, a table. */
abstract class SuiteCommand implements Callable<Integer> {

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
            // Not at the end, where what is missing would go unnoticed.
            split = ",(?!$)",
            splitSynopsisLabel = ",",
            description = "These works only, separated by commas.")
    private List<String> only = List.of();

    @Option(names = "--json", description = "Prints one JSON object instead of tables.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final Workspace workspace;

    SuiteCommand(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    /** What it measures, sized by the options that were given. */
    abstract Catalog catalog();

    final CommandSpec spec() {
        return spec;
    }

    @Override
    public final Integer call() throws InterruptedException {
        Catalog catalog = catalog();
        Checks.range(spec, "--runs", 1, 100, runs);
        for (String key : only) {
            Checks.oneOf(spec, "--only", catalog.keys(), key);
        }
        List<Place> where = places.chosen(terminal);
        Machine machine = Machine.here();
        JsonReport report = new JsonReport(machine, runs);
        if (!json) {
            terminal.line("machine: " + machine);
            terminal.line("runs: " + runs + ", shown as median (least..most)");
        }
        for (Place place : where) {
            List<Work> works = catalog.chosen(place, only);
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
                Table.of(place, works, catalog.others(), results).forEach(terminal::line);
            }
        }
        if (json) {
            terminal.line(report.text());
        }
        return CommandLine.ExitCode.OK;
    }
}
