package chronicle.bench.command;

import chronicle.bench.suite.BenchFailure;
import chronicle.bench.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this project's queue and its peers side by side. */
@Command(
        name = "chronicle bench",
        mixinStandardHelpOptions = true,
        description = "Measures the queue and its peers side by side, each run in fresh processes.")
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Where to measure, may be given twice (default: /dev/shm and the temporary folder).")
    private List<Path> directories = List.of();

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
            description =
                    "Only these: append, append-flat-out, replay, position, one-way, flat-out.")
    private List<String> only = List.of();

    @Spec private CommandSpec spec;

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setParameterExceptionHandler(
                (e, args) -> {
                    System.err.println(
                            "chronicle: " + e.getMessage() + "; see chronicle bench --help");
                    return CommandLine.ExitCode.USAGE;
                });
        line.setExecutionExceptionHandler(
                (e, command, parsed) -> {
                    if (e instanceof BenchFailure) {
                        System.err.println("chronicle: " + e.getMessage());
                    } else {
                        e.printStackTrace();
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (runs < 1 || runs > 100) {
            throw new ParameterException(spec.commandLine(), "--runs is 1 to 100: " + runs);
        }
        for (String key : only) {
            if (!Suite.keys().contains(key)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only names of " + String.join(", ", Suite.keys()) + ": " + key);
            }
        }
        List<Path> where =
                directories.isEmpty()
                        ? List.of(
                                Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))
                        : directories;
        for (Path directory : where) {
            if (!Files.isDirectory(directory)) {
                throw new ParameterException(
                        spec.commandLine(), "--dir is an existing folder: " + directory);
            }
        }
        Suite suite = new Suite(only, runs, System.err);
        for (Path directory : where) {
            System.out.println("in " + directory + ":");
            suite.run(directory).forEach(System.out::println);
        }
        return CommandLine.ExitCode.OK;
    }
}
