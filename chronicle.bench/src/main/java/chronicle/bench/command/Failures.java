package chronicle.bench.command;

import chronicle.bench.suite.BenchFailure;
import chronicle.bench.suite.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong: one sentence; a stack trace only for our own mistakes. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Terminal terminal;
    private final Workspace workspace;

    Failures(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (workspace.stopping()) {
            // Processes were ended because the user ended this one.
            LOG.debug("stopped", e);
        } else if (e instanceof BenchFailure) {
            LOG.debug("command failed", e);
            terminal.note(e.getMessage());
        } else {
            LOG.error("a fault in this program", e);
            terminal.note("stopped by a fault of its own: " + e);
        }
        return ExitCode.SOFTWARE;
    }
}
