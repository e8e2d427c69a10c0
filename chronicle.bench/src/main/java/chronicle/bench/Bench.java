package chronicle.bench;

import chronicle.bench.command.BenchCommand;
import chronicle.bench.command.Terminal;
import chronicle.bench.suite.Workspace;

/** Entry of {@code ./chronicle bench}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        int exitCode =
                BenchCommand.commandLine(Terminal.system(), Workspace.install()).execute(args);
        System.exit(exitCode);
    }
}
