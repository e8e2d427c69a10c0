package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.Terminal;
import chronicle.bus.BusException;
import chronicle.core.QueueException;
import chronicle.tools.replay.ReplayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong while a command ran: one sentence; a stack trace only for our own mistakes. */
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof CommandFailure
                || e instanceof QueueException
                || e instanceof BusException
                || e instanceof ReplayException) {
            LOG.debug("command failed", e);
            terminal.note(e.getMessage());
        } else {
            LOG.error("a fault in this program", e);
            terminal.note("stopped by a fault of its own: " + e);
        }
        return ExitCode.SOFTWARE;
    }
}
