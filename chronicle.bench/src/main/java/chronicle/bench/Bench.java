package chronicle.bench;

import chronicle.bench.command.BenchCommand;

/** Entry of {@code ./chronicle bench}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) {
        System.exit(BenchCommand.commandLine().execute(args));
    }
}
