package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * Says where the benchmarks are: the script of a checkout never hands this command on, since what
 * they compare with is no part of this program.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measures the queue side by side with others; by the ./chronicle of a checkout only.")
final class BenchCommand implements Runnable {

    /** Whatever it is, it is meant for another program. */
    @Unmatched private final List<String> arguments = new ArrayList<>();

    @Override
    public void run() {
        throw new CommandFailure(
                "benchmarks are not in this jar, run ./chronicle bench in a checkout of the sources");
    }
}
