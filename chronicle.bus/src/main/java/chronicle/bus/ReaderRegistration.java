package chronicle.bus;

import chronicle.bus.internal.MarkerFiles;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import java.nio.file.Path;

/**
 * A named reader's place in a queue: while it is registered, by its position file {@code
 * readers/NAME.meta}, the queue keeps for it what it has not read. One thread at a time.
 */
public final class ReaderRegistration implements AutoCloseable {

    private final Queues queues;
    private final Path queueDirectory;
    private final QueueReader reader;

    private ReaderRegistration(Queues queues, Path queueDirectory, QueueReader reader) {
        this.queues = queues;
        this.queueDirectory = queueDirectory;
        this.reader = reader;
    }

    /**
     * Opens the reader, and with that registers it.
     *
     * @throws BusException NOT_FOUND or UNSAFE when the queue directory is not a real directory
     * @throws chronicle.core.QueueException when the queue cannot be opened
     */
    public static ReaderRegistration register(
            Queues queues, Path queueDirectory, ReaderOptions options) {
        MarkerFiles.requireDirectory(queueDirectory);
        return new ReaderRegistration(
                queues, queueDirectory, queues.openReader(queueDirectory, options));
    }

    /** The open reader. */
    public QueueReader reader() {
        return reader;
    }

    /**
     * Closes the reader and deletes its position: the queue keeps nothing for it any more.
     * Idempotent.
     *
     * @throws chronicle.core.QueueException LOCKED when another one of that name was opened since;
     *     IO
     */
    public void unregister() {
        reader.close();
        queues.forgetReader(queueDirectory, reader.name());
    }

    /** Closes the reader and keeps its position: it stays registered. Idempotent. */
    @Override
    public void close() {
        reader.close();
    }
}
