package chronicle.app.command;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.QueueInfo;
import chronicle.core.Queues;
import chronicle.tools.bus.QueueLook;
import chronicle.tools.bus.QueueView;
import chronicle.tools.view.InspectView;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** State of one queue, read-only. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what a queue's files say. Leaves no trace on the queue.")
final class InspectCommand implements Callable<Integer> {

    private static final int LONGEST_SECONDS = 3600;

    @Mixin private QueueParameter queue;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description =
                    "Looks a second time after so long, and says how fast the queue is written and"
                            + " read meanwhile.")
    private Double interval;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    InspectCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (interval != null && !(interval > 0 && interval <= LONGEST_SECONDS)) {
            throw Checks.wrong(
                    spec,
                    "--interval is seconds, above 0 and at most "
                            + LONGEST_SECONDS
                            + ": "
                            + interval);
        }
        Path directory = queue.directory();
        try (Queues queues = Queues.create()) {
            QueueView view = new QueueView(queues, directory);
            if (interval != null) {
                view.look();
                stop.await((long) (interval * 1e9), TimeUnit.NANOSECONDS);
            }
            QueueInfo info = queues.inspect(directory);
            Optional<QueueLook> look = view.look();
            terminal.line(json ? InspectView.json(info, look) : InspectView.text(info, look));
        }
        return 0;
    }
}
