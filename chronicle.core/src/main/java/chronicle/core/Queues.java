package chronicle.core;

import chronicle.core.engine.MappedQueues;
import chronicle.core.os.OperatingSystem;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens queues. Thread-safe. In the container it is a service, elsewhere {@link #create()} makes
 * one; writers and readers outlive nobody: close them before closing this.
 */
@ProviderType
public interface Queues extends AutoCloseable {

    /**
     * An instance over the best primitives that this operating system has.
     *
     * @throws QueueException UNSUPPORTED on Linux when JNA is missing or may not load its library;
     *     {@code -Dchronicle.os=portable} goes without it, in every process that opens these queues
     */
    static Queues create() {
        return new MappedQueues(OperatingSystem.best());
    }

    /**
     * Opens the queue in {@code directory} for appending, and makes it when it is not there.
     * Recovers what an earlier writer left: goes on behind the last committed record.
     *
     * @throws QueueException LOCKED with the owner's identity when another writer lives; CORRUPT,
     *     UNSUPPORTED, DISK_FULL or IO with path and reason
     */
    QueueWriter openWriter(Path directory, WriterOptions options);

    /** Opens an existing queue under a named, stored position. */
    QueueReader openReader(Path directory, ReaderOptions options);

    /** Opens an existing queue to look at, from its earliest record or behind its last. */
    QueueBrowser browse(Path directory, StartMode start);

    /** An empty merge by timestamp that never waits: {@link FanInOptions#DEFAULTS}. */
    FanInReader fanIn();

    /** An empty merge. */
    FanInReader fanIn(FanInOptions options);

    /** What the queue's files say now. Read-only. */
    QueueInfo inspect(Path directory);

    /**
     * Deletes the stored position of a reader, which then counts no longer. Nothing happens when
     * there is none.
     *
     * @throws QueueException LOCKED while the reader is open
     */
    void forgetReader(Path directory, String name);

    /**
     * Whether a live writer holds the queue's lock at the moment. False when there is no lock file.
     *
     * @throws QueueException IO when the lock file may not be opened: that proves nobody dead
     */
    boolean writerAlive(Path directory);

    /**
     * Whether a reader of this implementation holds the lock of its stored position at the moment.
     * False when it has none.
     *
     * @throws QueueException INVALID_ARGUMENT for what is no reader's name, IO when the position
     *     may not be opened: that proves nobody dead
     */
    boolean readerAlive(Path directory, String name);

    /**
     * Keeps writers away from a queue, or from what is left of one. Makes the lock file where it is
     * missing, and changes nothing else.
     *
     * @param directory an existing directory
     * @return empty while a writer lives
     * @throws QueueException NOT_FOUND without the directory, IO
     */
    Optional<QueueGuard> guard(Path directory);

    /**
     * A value that names this incarnation of a file or directory: it differs when the path was
     * deleted and made again, and stays while the same one is changed or renamed. Symbolic links
     * are not followed. On a file system that keeps neither generations nor times of birth, and
     * without native access, one that was made again may get the same.
     *
     * @return the identity, or an empty string when the path does not exist
     */
    String identity(Path path);

    /**
     * A way to look at everything in a directory again and again. The directory need not exist; a
     * link in the last step of its path is followed.
     */
    DirectoryWalk walk(Path directory);

    /** Start time of a process in clock ticks since boot, or -1 when it is unknown or gone. */
    long startTicks(long pid);

    /**
     * Has the JVM compile what a writer does too seldom for that, which is to roll: on a scratch
     * queue, made in the folder and removed again. For programs that count microseconds, once at
     * their start, on any thread; takes about a second of a core.
     *
     * @param folder an existing folder with 64 KiB of space, best one in memory
     * @throws QueueException NOT_FOUND, DISK_FULL or IO when the scratch queue cannot be made or
     *     removed
     */
    void warmUp(Path folder);

    /** Ends the background thread that prepares segments. */
    @Override
    void close();
}
