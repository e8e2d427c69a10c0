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

    private static final String READERS = "readers";
    private static final String SUFFIX = ".meta";

    private final Path queueDirectory;
    private final QueueReader reader;

    private ReaderRegistration(Path queueDirectory, QueueReader reader) {
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
        return new ReaderRegistration(queueDirectory, queues.openReader(queueDirectory, options));
    }

    /** The open reader. */
    public QueueReader reader() {
        return reader;
    }

    /**
     * Closes the reader and deletes its position: the queue keeps nothing for it any more.
     * Idempotent.
     *
     * @throws BusException UNSAFE or IO when the position cannot be deleted; the reader is closed
     */
    public void unregister() {
        reader.close();
        MarkerFiles.remove(queueDirectory.resolve(READERS), reader.name() + SUFFIX);
    }

    /** Closes the reader and keeps its position: it stays registered. Idempotent. */
    @Override
    public void close() {
        reader.close();
    }
}
