package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.ProgressBar;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.Queues;
import chronicle.tools.export.ExportResult;
import chronicle.tools.export.Exporter;
import chronicle.tools.export.WholeFile;
import chronicle.tools.view.MessageFormat;
import chronicle.tools.work.Place;
import chronicle.tools.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

/** Messages of one queue for other programs, read-only. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes a queue's messages as JSON, an object per line, or as CSV, up to where the"
                    + " queue ends when it begins. Leaves no trace on the queue.",
            "A place is a seq, a time such as 2026-01-31T09:30:00Z, or @NANOSECONDS since 1970."
        })
final class ExportCommand implements Callable<Integer> {

    private static final List<String> FORMATS = List.of("json", "csv");

    /** For completion. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FORMATS.iterator();
        }
    }

    @Mixin private QueueParameter queue;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "json or csv (default: json).")
    private String format = FORMATS.get(0);

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            description = "First message (default: earliest).")
    private String from;

    @Option(
            names = {"--to", "--until"},
            paramLabel = "PLACE",
            description = "Last message (default: the last).")
    private String to;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description =
                    "Writes into this file, whole or not at all, in place of an earlier one"
                            + " (default: standard output).")
    private Path output;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    ExportCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        if (!FORMATS.contains(format)) {
            throw Checks.wrong(spec, "--format is json or csv: " + format);
        }
        MessageFormat lines = format.equals("csv") ? MessageFormat.CSV : MessageFormat.JSON;
        Place first = Checks.place(spec, "--from", from);
        Place last = Checks.lastPlace(spec, first, "--to", to);
        try (Queues queues = Queues.create()) {
            Exporter exporter = new Exporter(queues, queue.directory(), lines, first, last);
            return output == null ? toStandardOutput(exporter) : toFile(exporter);
        }
    }

    private int toStandardOutput(Exporter exporter) {
        ExportResult result;
        // A bar would stand between the lines where both go to one terminal.
        try (ProgressBar bar = new ProgressBar(terminal, "export")) {
            Progress progress = terminal.outWatched() ? Progress.NONE : bar;
            result =
                    exporter.write(
                            terminal.out(),
                            progress,
                            () -> stop.requested() || terminal.outClosed());
        } catch (IOException e) {
            throw new CommandFailure("cannot write to standard output: " + e.getMessage(), e);
        }
        terminal.out().flush();
        if (!result.complete() && !terminal.outClosed()) {
            terminal.note("stopped before the end, the last line is whole");
            return ExitCode.SOFTWARE;
        }
        return told(result);
    }

    /** What could be read is written, and that something could not be is no success. */
    private int told(ExportResult result) {
        if (result.missed() == 0) {
            return ExitCode.OK;
        }
        terminal.note(
                "messages are missing between those that were written, verify says where: missed="
                        + result.missed()
                        + " path="
                        + queue.directory());
        return ExitCode.SOFTWARE;
    }

    private int toFile(Exporter exporter) {
        if (output.toString().isBlank() || Files.isDirectory(output)) {
            throw Checks.wrong(spec, "--output names no file, give one: path=" + output);
        }
        ExportResult result;
        try (WholeFile file = new WholeFile(output);
                ProgressBar bar = new ProgressBar(terminal, "export")) {
            result = exporter.write(file.writer(), bar, stop::requested);
            if (result.complete()) {
                file.commit();
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot write the output, it is as it was before: path="
                            + output
                            + " reason="
                            + (e instanceof NoSuchFileException ? "its folder does not exist" : e),
                    e);
        }
        if (!result.complete()) {
            terminal.note("stopped before the end, the output is as it was before: path=" + output);
            return ExitCode.SOFTWARE;
        }
        return told(result);
    }
}
