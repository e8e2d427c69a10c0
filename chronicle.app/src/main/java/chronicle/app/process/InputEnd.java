package chronicle.app.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command when its standard input ends: a child process then never outlives its parent,
 * however that one died.
 */
public final class InputEnd {

    private static final Logger LOG = LoggerFactory.getLogger(InputEnd.class);

    private InputEnd() {}

    /** Reads and drops the input on a daemon thread, and requests the stop at its end. */
    public static void stops(StopSignal stop, InputStream input) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                input.transferTo(OutputStream.nullOutputStream());
                            } catch (IOException e) {
                                LOG.debug("input lost", e);
                            } finally {
                                stop.request();
                            }
                        },
                        "chronicle-input");
        thread.setDaemon(true);
        thread.start();
    }
}
