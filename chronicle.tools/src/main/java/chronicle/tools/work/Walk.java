package chronicle.tools.work;

import chronicle.core.MessageHandler;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Queues;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.LastRecord;
import chronicle.tools.text.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Messages of a queue, one after the other, from a place up to where its records end when the walk
 * begins: a live writer does not make it endless. Leaves no trace on the queue. One thread.
 */
public final class Walk implements AutoCloseable {

    private final QueueBrowser browser;
    private final Place last;
    private final long segmentSize;
    private final long end;
    private final Progress progress;
    private long begin = -1;
    private boolean ended;
    private long lastSeq = -1;
    private long missed;

    /**
     * Opens the queue.
     *
     * @param from where to begin, null for the earliest message
     * @param last behind which to end, null for the end of the queue
     * @throws QueueException as {@link Queues#browse}
     */
    public Walk(Queues queues, Path queue, Place from, Place last, Progress progress) {
        this.last = last;
        this.progress = progress;
        this.browser = Place.browse(queues, queue, from);
        try {
            ControlFacts control = ControlFacts.read(queue);
            LastRecord tail = LastRecord.find(queue, control);
            this.segmentSize = control.segmentSize();
            this.end = tail.segment() * segmentSize + tail.end();
        } catch (IOException e) {
            browser.close();
            throw new QueueException(
                    Category.IO,
                    "the end of the queue cannot be found path="
                            + queue
                            + " reason="
                            + Reason.of(e),
                    e);
        } catch (RuntimeException | Error e) {
            browser.close();
            throw e;
        }
    }

    /**
     * Hands out the next messages. What the handler throws comes out here, with the message it was
     * given not passed.
     *
     * @return whether there may be more; false at the end
     */
    public boolean next(MessageHandler handler, int limit) {
        if (ended) {
            return false;
        }
        int polled = browser.poll(message -> pass(message, handler), upToLast(limit));
        ended |= polled == 0 || last != null && last.isReachedBy(lastSeq);
        return !ended;
    }

    /** What is broken behind the last message is in nobody's way: it is not looked at. */
    private int upToLast(int limit) {
        if (last == null || last.kind() != Place.Kind.SEQ) {
            return limit;
        }
        // Where it begins is known with the first message.
        return lastSeq < 0 ? 1 : (int) Math.min(limit, last.value() - lastSeq);
    }

    private void pass(MessageView message, MessageHandler handler) {
        long place = message.segmentId() * segmentSize + message.offset();
        if (begin < 0) {
            begin = place;
        }
        ended |= place >= end || last != null && last.isBefore(message);
        if (!ended) {
            handler.onMessage(message);
            passed(message.seq());
            progress.at(place - begin, end - begin);
        }
    }

    private void passed(long seq) {
        if (lastSeq >= 0 && seq > lastSeq + 1) {
            missed += seq - lastSeq - 1;
        }
        lastSeq = seq;
    }

    /**
     * Messages that are missing between those that were handed out, by their numbers: erased by
     * damage that readers do not notice, or deleted by the writer meanwhile.
     */
    public long missed() {
        return missed;
    }

    /** Hands out all that is left, unless stopped; whether it came to the end. */
    public boolean all(MessageHandler handler, int limit, BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            if (!next(handler, limit)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        browser.close();
    }
}
