package chronicle.app.command;

import chronicle.app.process.ProgressBar;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.tools.replay.Replay;
import chronicle.tools.replay.ReplayException;
import chronicle.tools.replay.ReplayResult;
import chronicle.tools.replay.ReplayView;
import chronicle.tools.replay.Speed;
import chronicle.tools.work.Place;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Messages of one queue appended to another. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Appends the messages of a queue to another one, which is made when it is not there, up"
                    + " to where the first ends when it begins. Payload, type and timestamp stay; the"
                    + " seq is the target's. Nothing of the target is deleted, READY is not given.",
            "Ctrl-C ends it behind a whole message and says how to go on.",
            "A place is a seq, a time such as 2026-01-31T09:30:00Z, or @NANOSECONDS since 1970."
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin private QueueParameter queue;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "QUEUE_DIR",
            description = "The queue to append to; nobody else may be writing it.")
    private Path target;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            completionCandidates = Speeds.class,
            description =
                    "1x is the pace of the timestamps, 2.5x faster, max without a wait (default:"
                            + " max).")
    private String speed = "max";

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "First message (default: earliest).")
    private String from;

    @Option(
            names = "--until",
            paramLabel = "PLACE",
            description = "Last message (default: the last).")
    private String until;

    @Option(
            names = "--restamp",
            description = "Messages get the time at which they are appended, instead of their own.")
    private boolean restamp;

    @Option(
            names = "--segment-size",
            paramLabel = "BYTES",
            description =
                    "Segment files of a target that is new, a multiple of 4096 (default: as the"
                            + " source has them).")
    private Long segmentSize;

    @Option(names = "--json", description = "What was done, as one JSON object.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    ReplayCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        if (target.toString().isBlank()) {
            throw Checks.wrong(spec, "--to is empty, give a queue's folder");
        }
        Speed pace = pace();
        Place first = Checks.place(spec, "--from", from);
        Place last = Checks.lastPlace(spec, first, "--until", until);
        if (segmentSize != null) {
            Checks.segmentSize(spec, segmentSize);
        }
        Path source = queue.directory();
        Path to = target.toAbsolutePath().normalize();
        try (Queues queues = Queues.create()) {
            ReplayResult result;
            try (ProgressBar bar = new ProgressBar(terminal, "replay")) {
                result =
                        new Replay(queues, source, to, first, last, pace, restamp)
                                .run(options(source), bar, stop::requested);
            } catch (ReplayException e) {
                if (json) {
                    print(e.done(), to);
                }
                throw e;
            }
            print(result, to);
            return tell(result);
        }
    }

    private Speed pace() {
        try {
            return Speed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw Checks.wrong(spec, "--speed: " + e.getMessage());
        }
    }

    private WriterOptions options(Path source) {
        long size = segmentSize == null ? Replay.segmentSizeFor(source) : segmentSize;
        return WriterOptions.DEFAULTS.withSegmentSize(size).withRetention(Retention.KEEP_ALL);
    }

    private void print(ReplayResult result, Path to) {
        terminal.line(json ? ReplayView.json(result, to) : ReplayView.text(result, to));
    }

    private int tell(ReplayResult result) {
        if (result.droppedFlags() > 0) {
            terminal.note(
                    "messages had flags, which are written as 0: messages="
                            + result.droppedFlags());
        }
        if (result.missed() > 0) {
            terminal.note(
                    "messages are missing between those that were replayed, verify says where:"
                            + " missed="
                            + result.missed()
                            + " path="
                            + queue.directory());
        }
        if (result.complete()) {
            return result.missed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
        terminal.note(
                result.messages() == 0
                        ? "stopped before the first message, nothing was replayed"
                        : "stopped behind a whole message, go on with --from "
                                + (result.lastSeq() + 1));
        return ExitCode.SOFTWARE;
    }

    /** For the shell's completion. */
    static final class Speeds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("1x", "max").iterator();
        }
    }
}
