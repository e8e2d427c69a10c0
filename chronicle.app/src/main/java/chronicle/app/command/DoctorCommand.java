package chronicle.app.command;

import chronicle.app.process.ProgressBar;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.Queues;
import chronicle.tools.doctor.Doctor;
import chronicle.tools.doctor.DoctorOptions;
import chronicle.tools.doctor.Report;
import chronicle.tools.doctor.ReportJson;
import chronicle.tools.doctor.ReportText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is wrong with a bus and the machine under it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Says what is wrong with a bus, what it costs and how to repair it.",
        footer = {
            "",
            "Exit codes: 0 nothing but notes, 1 errors or warnings are left, or it was",
            "stopped, 2 wrong usage.",
            "Read-only without --fix; works beside a running router."
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin private BusOption bus;

    @Option(
            names = "--fix",
            description = "Repairs what no live process may hold, and says what it did.")
    private boolean fix;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    private final Terminal terminal;
    private final StopSignal stop;

    DoctorCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Report report;
        try (Queues queues = Queues.create();
                ProgressBar bar = new ProgressBar(terminal, "doctor")) {
            DoctorOptions options = DoctorOptions.DEFAULTS.withCommand(Path.of(calledAs()));
            Doctor doctor = new Doctor(queues, bus.layout(), options, bar, stop::requested);
            report = fix ? doctor.repair() : doctor.examine();
        }
        terminal.line(json ? ReportJson.of(report) : ReportText.of(report));
        return report.complete() && !report.hasFaults() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** As the script that started us says. */
    private static String calledAs() {
        return System.getProperty("chronicle.command", "chronicle");
    }
}
