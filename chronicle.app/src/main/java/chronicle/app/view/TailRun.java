package chronicle.app.view;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Shows a queue's messages from the earliest on, without a trace on the queue. */
public final class TailRun {

    private static final int BATCH = 256;
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queues queues;
    private final Path directory;
    private final Terminal terminal;
    private final StopSignal stop;
    private final MessageFormat format;

    public TailRun(
            Queues queues, Path directory, Terminal terminal, StopSignal stop, boolean json) {
        this.queues = queues;
        this.directory = directory;
        this.terminal = terminal;
        this.stop = stop;
        this.format = json ? new JsonMessages() : new TextMessages();
    }

    /**
     * Runs until the limit, the stop, the end of the reader of stdout, or the end of the queue.
     *
     * @param limit most messages to show
     * @param follow whether to wait for more at the end of the queue
     */
    public void run(long limit, boolean follow) throws InterruptedException {
        try (QueueBrowser browser = queues.browse(directory, StartMode.EARLIEST)) {
            StringBuilder lines = new StringBuilder();
            long left = limit;
            while (left > 0 && !stop.requested()) {
                int shown =
                        browser.poll(
                                message -> lines.append(format.line(message)).append('\n'),
                                (int) Math.min(BATCH, left));
                left -= shown;
                terminal.out().append(lines).flush();
                lines.setLength(0);
                if (terminal.outClosed() || shown == 0 && !follow) {
                    return;
                }
                if (shown == 0) {
                    browser.await(WAIT_NANOS);
                }
            }
        }
    }
}
