package chronicle.bench.command;

import chronicle.bench.jmh.BenchFolder;
import chronicle.bench.suite.BenchFailure;
import chronicle.bench.suite.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** JMH for the parts. */
@Command(
        name = "jmh",
        description = {
            "Measures the parts of the queue with JMH, within one process. Arguments are JMH's own:"
                    + " a pattern of names, -l to list them, -h for the rest. Allocation per"
                    + " message, gc.alloc.rate.norm, is shown unless -prof says otherwise."
        })
final class JmhCommand implements Callable<Integer> {

    @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
    private boolean help;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "/dev/shm",
            description = "Where queues are, an existing folder (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Unmatched private final List<String> arguments = new ArrayList<>();

    @Spec private CommandSpec spec;

    private final Workspace workspace;

    JmhCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        CommandLineOptions given = parse();
        if (given.shouldHelp()) {
            given.showHelp();
            return CommandLine.ExitCode.OK;
        }
        if (given.shouldList()) {
            new Runner(given).list();
            return CommandLine.ExitCode.OK;
        }
        Checks.folder(spec, "--dir", directory);
        Path folder = workspace.createFolder(directory);
        try {
            run(given, folder);
        } catch (NoBenchmarksException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no benchmark's name matches, -l lists them: "
                            + String.join(" ", given.getIncludes()),
                    e);
        } catch (RunnerException e) {
            throw new BenchFailure("JMH could not run: " + e.getMessage(), e);
        } finally {
            workspace.removeFolder(folder);
        }
        return CommandLine.ExitCode.OK;
    }

    private CommandLineOptions parse() {
        try {
            return new CommandLineOptions(arguments.toArray(new String[0]));
        } catch (CommandLineOptionException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void run(CommandLineOptions given, Path folder) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().parent(given).jvmArgsAppend(BenchFolder.jvmFlags(folder));
        if (given.getProfilers().isEmpty()) {
            options.addProfiler(GCProfiler.class);
        }
        new Runner(options.build()).run();
    }
}
