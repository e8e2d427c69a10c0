package chronicle.app;

import chronicle.app.command.ChronicleCommand;
import chronicle.app.process.SafeStream;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import java.io.PrintStream;
import picocli.CommandLine.ExitCode;

/** Entry of the executable jar. */
public final class Chronicle {

    private Chronicle() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.system();
        // Bundles of the container print to System.out; both are the same stream and encoding.
        System.setOut(terminal.out());
        System.setErr(SafeStream.before(terminal.err()));
        StopSignal stop = StopSignal.install();
        int exitCode = run(args, terminal, stop);
        flush(terminal.out());
        flush(terminal.err());
        stop.finished(exitCode);
        System.exit(exitCode);
    }

    /** One command, from arguments to exit code; the process goes on. */
    public static int run(String[] args, Terminal terminal, StopSignal stop) {
        int exitCode = ChronicleCommand.commandLine(terminal, stop).execute(args);
        String failure = terminal.outFailure();
        if (failure.isEmpty()) {
            return exitCode;
        }
        terminal.note("cannot write to standard output, results are lost: reason=" + failure);
        return exitCode == ExitCode.OK ? ExitCode.SOFTWARE : exitCode;
    }

    private static void flush(PrintStream stream) {
        stream.flush();
    }
}
