package chronicle.app.command;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.app.view.TailRun;
import chronicle.core.Queues;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Messages of one queue, read-only. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows a queue's messages from the earliest on. Leaves no trace on the queue.")
final class TailCommand implements Callable<Integer> {

    @Mixin private QueueParameter queue;

    @Option(names = "--follow", description = "Waits for more, until SIGTERM or Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Ends after so many messages (default: no limit).")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    TailCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Checks.range(spec, "--limit", 0, Long.MAX_VALUE, limit);
        Path directory = queue.directory();
        try (Queues queues = Queues.create()) {
            new TailRun(queues, directory, terminal, stop, json).run(limit, follow);
        }
        return 0;
    }
}
