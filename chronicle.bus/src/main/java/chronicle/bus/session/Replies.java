package chronicle.bus.session;

import chronicle.bus.BusException;
import chronicle.bus.ReadyMarker;
import chronicle.bus.internal.PathKind;
import chronicle.core.MessageHandler;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The queue of replies, which the router makes when it likes: opened as soon as it is READY, opened
 * anew when it was deleted and made again. One thread at a time.
 */
final class Replies implements AutoCloseable {

    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long CHECK_IDENTITY_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final Queues queues;
    private final Path ordersIn;
    private final ReaderOptions options;
    private QueueReader reader;
    private String identity = "";
    private long lastLook = System.nanoTime() - LOOK_EVERY_NS;

    Replies(Queues queues, Path ordersIn, ReaderOptions options) {
        this.queues = queues;
        this.ordersIn = ordersIn;
        this.options = options;
    }

    boolean attached() {
        return reader != null;
    }

    int poll(MessageHandler handler, int limit) {
        if (reader == null && !attach()) {
            return 0;
        }
        int handed = reader.poll(handler, limit);
        if (handed == 0) {
            leaveIfReplaced();
        }
        return handed;
    }

    boolean await(long timeoutNs) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long left = timeoutNs - (System.nanoTime() - start);
            if (reader != null || attach()) {
                if (reader.await(Math.max(0, Math.min(left, CHECK_IDENTITY_EVERY_NS)))) {
                    return true;
                }
                leaveIfReplaced();
            } else if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_EVERY_NS));
            }
            if (left <= 0) {
                return false;
            }
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** Looks for READY at most once a millisecond, so that polling in a loop stays cheap. */
    private boolean attach() {
        long now = System.nanoTime();
        if (now - lastLook < LOOK_EVERY_NS) {
            return false;
        }
        lastLook = now;
        if (!isReady()) {
            return false;
        }
        // Before opening: if it is replaced in between, the next check finds a difference.
        identity = queues.identity(ordersIn);
        reader = queues.openReader(ordersIn, options);
        lastLook = System.nanoTime();
        return true;
    }

    private boolean isReady() {
        try {
            return PathKind.of(ordersIn.getParent()) == PathKind.DIRECTORY
                    && ReadyMarker.isPresent(ordersIn);
        } catch (IOException e) {
            throw BusException.io("cannot look at strategy directory", ordersIn.getParent(), e);
        }
    }

    private void leaveIfReplaced() {
        long now = System.nanoTime();
        if (now - lastLook < CHECK_IDENTITY_EVERY_NS) {
            return;
        }
        lastLook = now;
        if (!queues.identity(ordersIn).equals(identity)) {
            close();
        }
    }
}
