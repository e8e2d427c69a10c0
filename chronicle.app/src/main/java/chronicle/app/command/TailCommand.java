package chronicle.app.command;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.Queues;
import chronicle.tools.view.TailRun;
import chronicle.tools.work.Place;
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
        description = {
            "Shows a queue's messages from the earliest on. Leaves no trace on the queue.",
            "A place is a seq, a time such as 2026-01-31T09:30:00Z, or @NANOSECONDS since 1970."
        })
final class TailCommand implements Callable<Integer> {

    @Mixin private QueueParameter queue;

    @Option(names = "--follow", description = "Waits for more, until SIGTERM or Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Ends after so many messages (default: no limit).")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "First message (default: earliest).")
    private String from;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Begins so many messages before the end; 0 shows only what is to come.")
    private Long last;

    @Option(
            names = "--rates",
            description =
                    "Says on standard error, once a second, how fast messages come, how far behind"
                            + " the tail and how old the last one is.")
    private boolean rates;

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
        Place place = Checks.place(spec, "--from", from);
        if (last != null) {
            Checks.range(spec, "--last", 0, Long.MAX_VALUE, last);
            if (place != null) {
                throw Checks.wrong(spec, "--from and --last both say where to begin, give one");
            }
        }
        Path directory = queue.directory();
        try (Queues queues = Queues.create()) {
            TailRun run = new TailRun(queues, directory, terminal.out(), stop::requested, json);
            if (place != null) {
                run.startingAt(place);
            } else if (last != null) {
                run.startingAtLast(last);
            }
            if (rates) {
                run.tellingRates(line -> terminal.note("tail: " + line));
            }
            run.run(limit, follow);
        }
        return 0;
    }
}
