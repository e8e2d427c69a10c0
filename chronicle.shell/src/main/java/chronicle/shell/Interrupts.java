package chronicle.shell;

import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Lets Ctrl-C end a command and nothing else: the thread that runs it is interrupted. Gogo would
 * interrupt its own waiting for the command instead, and print that as an exception.
 */
final class Interrupts {

    /** Of the sessions of Gogo's shell for JLine. */
    private static final String TERMINAL = ".terminal";

    private Interrupts() {}

    /** Runs a command on this thread. Without a terminal of JLine's, Ctrl-C stays what it was. */
    static <T> T during(CommandSession session, Supplier<T> command) {
        Runnable giveBack = take(session.get(TERMINAL), Thread.currentThread());
        try {
            return command.get();
        } finally {
            giveBack.run();
            // The thread goes back to Gogo, which knows of no interrupt.
            Thread.interrupted();
        }
    }

    private static Runnable take(Object terminal, Thread thread) {
        if (terminal == null) {
            return () -> {};
        }
        try {
            return OnJline.interrupting(terminal, thread);
        } catch (LinkageError e) {
            // There is no JLine beside this bundle: then this is another's terminal.
            return () -> {};
        }
    }

    /** A class of its own: it cannot be loaded where there is no JLine. */
    private static final class OnJline {

        static Runnable interrupting(Object of, Thread thread) {
            if (!(of instanceof Terminal terminal)) {
                return () -> {};
            }
            SignalHandler before = terminal.handle(Signal.INT, signal -> thread.interrupt());
            return () -> terminal.handle(Signal.INT, before);
        }
    }
}
