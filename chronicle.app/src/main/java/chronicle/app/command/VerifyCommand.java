package chronicle.app.command;

import chronicle.app.process.ProgressBar;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.Queues;
import chronicle.tools.verify.Verifier;
import chronicle.tools.verify.VerifyReport;
import chronicle.tools.verify.VerifyView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a queue is sound, read-only. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Walks every record of a queue: place, length, checksum, number. Leaves no trace on the"
                    + " queue, and may run while it is written.",
            "Exit code 0 when it is sound, 1 when something is damaged."
        })
final class VerifyCommand implements Callable<Integer> {

    @Mixin private QueueParameter queue;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    private final Terminal terminal;
    private final StopSignal stop;

    VerifyCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        Path directory = queue.directory();
        VerifyReport report;
        try (Queues queues = Queues.create();
                ProgressBar bar = new ProgressBar(terminal, "verify")) {
            report = new Verifier(queues, directory, bar, stop::requested).run();
        }
        terminal.line(json ? VerifyView.json(report) : VerifyView.text(report));
        if (report.isSound()) {
            return ExitCode.OK;
        }
        terminal.note(
                report.damages() > 0
                        ? "the queue is damaged, see what to do above: path="
                                + directory
                                + " damages="
                                + report.damages()
                        : "stopped before the end, nothing is proven, run it again: path="
                                + directory);
        return ExitCode.SOFTWARE;
    }
}
