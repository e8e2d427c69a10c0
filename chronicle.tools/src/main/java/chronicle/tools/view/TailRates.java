package chronicle.tools.view;

import chronicle.core.MessageView;
import chronicle.core.format.RecordLayout;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.Now;
import chronicle.tools.files.Scratch;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says once a second how fast messages come by, how far behind the tail, and how old they are. */
final class TailRates {

    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final Path queue;
    private final Consumer<String> told;
    private final Scratch scratch = new Scratch();
    private long due = System.nanoTime() + EVERY_NS;
    private long since = System.nanoTime();
    private long messages;
    private long bytes;
    private int segment = -1;
    private long behind;
    private long timestampNs;

    TailRates(Path queue, Consumer<String> told) {
        this.queue = queue;
        this.told = told;
    }

    void shown(MessageView message) {
        long length = RecordLayout.length(message.length());
        messages++;
        bytes += length;
        segment = message.segmentId();
        behind = message.offset() + length;
        timestampNs = message.timestampNs();
    }

    /** Tells when it is time to; costs a clock otherwise. */
    void tellIfDue() {
        if (System.nanoTime() - due >= 0) {
            tell();
            // From now on: where the output was not taken for a minute, not all lines at once.
            due = System.nanoTime() + EVERY_NS;
        }
    }

    void tell() {
        long now = System.nanoTime();
        double seconds = Math.max(1, now - since) / 1e9;
        String line =
                "messages_per_second="
                        + Amounts.rate(messages / seconds)
                        + " bytes_per_second="
                        + Amounts.rate(bytes / seconds)
                        + lag();
        since = now;
        messages = 0;
        bytes = 0;
        told.accept(line);
    }

    private String lag() {
        if (segment < 0) {
            return "";
        }
        String age = " last_message_age=" + Amounts.span(Now.epochNanos() - timestampNs);
        try {
            ControlFacts control = ControlFacts.read(queue, scratch);
            long tail = control.currentSegment() * control.segmentSize() + control.writeOffset();
            long lag = tail - segment * control.segmentSize() - behind;
            return " lag_bytes=" + Math.max(0, lag) + age;
        } catch (IOException e) {
            // The queue has gone; what was mapped is shown still.
            return " lag_bytes=unknown" + age;
        }
    }
}
