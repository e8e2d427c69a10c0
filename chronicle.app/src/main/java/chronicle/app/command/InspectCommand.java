package chronicle.app.command;

import chronicle.app.process.Terminal;
import chronicle.app.view.InspectView;
import chronicle.core.QueueInfo;
import chronicle.core.Queues;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** State of one queue, read-only. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows what a queue's files say. Leaves no trace on the queue.")
final class InspectCommand implements Callable<Integer> {

    @Mixin private QueueParameter queue;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    private final Terminal terminal;

    InspectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path directory = queue.directory();
        try (Queues queues = Queues.create()) {
            QueueInfo info = queues.inspect(directory);
            terminal.line(json ? InspectView.json(info) : InspectView.text(info));
        }
        return 0;
    }
}
