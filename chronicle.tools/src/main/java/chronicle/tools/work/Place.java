package chronicle.tools.work;

import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A place in a queue, as people name it: a message's number, or a time.
 *
 * @param kind which of both
 * @param value the seq, or epoch nanoseconds; 0 and more
 */
public record Place(Kind kind, long value) {

    /** What a place is given by. */
    public enum Kind {
        SEQ,
        TIME
    }

    /** How a place is written, for help texts and errors. */
    public static final String FORMS =
            "a seq, a time such as 2026-01-31T09:30:00Z, or @NANOSECONDS since 1970";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");
    private static final long NANOS = 1_000_000_000L;

    /**
     * Reads a number as a seq, {@code @} and a number as epoch nanoseconds, and ISO-8601 with an
     * offset as a time.
     *
     * @throws IllegalArgumentException for anything else, with a message that names the forms
     */
    public static Place parse(String text) {
        try {
            if (DIGITS.matcher(text).matches()) {
                return new Place(Kind.SEQ, Long.parseLong(text));
            }
            if (text.startsWith("@") && DIGITS.matcher(text.substring(1)).matches()) {
                return new Place(Kind.TIME, Long.parseLong(text.substring(1)));
            }
            Instant time = OffsetDateTime.parse(text).toInstant();
            long nanos =
                    Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
            if (nanos >= 0) {
                return new Place(Kind.TIME, nanos);
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("give " + FORMS + ": " + text, e);
        }
        throw new IllegalArgumentException("give " + FORMS + ", not before 1970: " + text);
    }

    /**
     * Opens a queue for looking at it from a place on. A damaged segment before that place is in
     * nobody's way.
     *
     * @param from where to begin, null for the earliest message
     * @throws QueueException as {@link Queues#browse}
     */
    public static QueueBrowser browse(Queues queues, Path queue, Place from) {
        if (from == null) {
            return queues.browse(queue, StartMode.EARLIEST);
        }
        // The earliest segment may be the damaged one.
        QueueBrowser browser = queues.browse(queue, StartMode.LATEST);
        try {
            from.seek(browser);
            return browser;
        } catch (RuntimeException | Error e) {
            browser.close();
            throw e;
        }
    }

    /** Has the browser go on with the first message at this place or behind it. */
    private void seek(QueueBrowser browser) {
        if (kind == Kind.SEQ) {
            browser.seekSeq(value);
        } else {
            browser.seekTime(value);
        }
    }

    /** Whether nothing can follow a message up to this place; never for a time. */
    boolean isReachedBy(long seq) {
        return kind == Kind.SEQ && seq >= value;
    }

    /** Whether a message stands behind this place. */
    public boolean isBefore(MessageView message) {
        return Long.compareUnsigned(kind == Kind.SEQ ? message.seq() : message.timestampNs(), value)
                > 0;
    }
}
