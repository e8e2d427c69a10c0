package chronicle.tools.view;

import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Queues;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.LastRecord;
import chronicle.tools.text.Reason;
import chronicle.tools.work.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Shows a queue's messages, from the earliest on unless told, without a trace on the queue. */
public final class TailRun {

    private static final int BATCH = 256;
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Queues queues;
    private final Path directory;
    private final PrintStream out;
    private final BooleanSupplier stop;
    private final MessageFormat format;
    private Place from;
    private TailRates rates;

    /**
     * @param out gets one line for each message
     * @param stop asked again and again; true ends a run
     * @param json whether a line is an object for programs, or text for people
     */
    public TailRun(
            Queues queues, Path directory, PrintStream out, BooleanSupplier stop, boolean json) {
        this.queues = queues;
        this.directory = directory;
        this.out = out;
        this.stop = stop;
        this.format = json ? MessageFormat.JSON : MessageFormat.TEXT;
    }

    /** Begins at a place. */
    public TailRun startingAt(Place place) {
        this.from = place;
        return this;
    }

    /**
     * Begins so many messages before the end.
     *
     * @param count 0 and more
     * @throws QueueException IO when the queue's end cannot be found
     */
    public TailRun startingAtLast(long count) {
        try {
            LastRecord last = LastRecord.find(directory, ControlFacts.read(directory));
            return startingAt(new Place(Place.Kind.SEQ, Math.max(0, last.seq() + 1 - count)));
        } catch (IOException e) {
            throw new QueueException(
                    Category.IO,
                    "the end of the queue cannot be found path="
                            + directory
                            + " reason="
                            + Reason.of(e),
                    e);
        }
    }

    /** Has somebody told once a second how fast it goes, how far behind and how old it is. */
    public TailRun tellingRates(Consumer<String> told) {
        this.rates = new TailRates(directory, told);
        return this;
    }

    /**
     * Runs until the limit, the stop, the end of whoever reads the output, or the end of the queue.
     *
     * @param limit most messages to show
     * @param follow whether to wait for more at the end of the queue
     */
    public void run(long limit, boolean follow) throws InterruptedException {
        try (QueueBrowser browser = Place.browse(queues, directory, from)) {
            show(browser, limit, follow);
        }
        if (rates != null) {
            rates.tell();
        }
    }

    private void show(QueueBrowser browser, long limit, boolean follow)
            throws InterruptedException {
        Lines lines = new Lines(out);
        long left = limit;
        while (left > 0 && !stop.getAsBoolean()) {
            int shown =
                    browser.poll(
                            message -> {
                                lines.add(format.line(message));
                                if (rates != null) {
                                    rates.shown(message);
                                }
                            },
                            (int) Math.min(BATCH, left));
            left -= shown;
            lines.write();
            out.flush();
            if (out.checkError() || shown == 0 && !follow) {
                return;
            }
            if (rates != null) {
                rates.tellIfDue();
            }
            if (shown == 0) {
                browser.await(WAIT_NANOS);
            }
        }
    }
}
