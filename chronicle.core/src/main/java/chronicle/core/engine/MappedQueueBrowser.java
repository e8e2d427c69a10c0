package chronicle.core.engine;

import chronicle.core.MessageHandler;
import chronicle.core.QueueBrowser;
import chronicle.core.WaitMode;
import java.nio.file.Path;

/** A cursor and nothing else. */
final class MappedQueueBrowser implements QueueBrowser {

    private final Path queue;
    private final ControlBlock control;
    private final Cursor cursor;

    private boolean closed;

    MappedQueueBrowser(Path queue, ControlBlock control, Cursor cursor) {
        this.queue = queue;
        this.control = control;
        this.cursor = cursor;
    }

    @Override
    public int poll(MessageHandler handler, int limit) {
        int count = 0;
        while (count < limit && peek()) {
            if (cursor.gap().isOpen()) {
                handler.onGap(cursor.gap().take());
            }
            handler.onMessage(cursor.message());
            cursor.advance();
            count++;
        }
        return count;
    }

    private boolean peek() {
        if (closed) {
            throw Failures.closed("browser", queue);
        }
        try {
            return cursor.peek();
        } catch (InternalError e) {
            throw Failures.truncated(queue, cursor.segmentId(), e);
        }
    }

    @Override
    public long seekSeq(long seq) {
        return seek(Seek.Key.SEQ, seq);
    }

    @Override
    public long seekTime(long timestampNs) {
        return seek(Seek.Key.TIMESTAMP, timestampNs);
    }

    private long seek(Seek.Key key, long wanted) {
        if (closed) {
            throw Failures.closed("browser", queue);
        }
        try {
            return cursor.seek(key, wanted) ? cursor.message().seq() : -1;
        } catch (InternalError e) {
            throw Failures.truncated(queue, cursor.segmentId(), e);
        }
    }

    @Override
    public boolean await(long timeoutNs) throws InterruptedException {
        return Waiting.await(WaitMode.SLEEP, control, timeoutNs, this::peek);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cursor.close();
            control.close();
        }
    }
}
