package chronicle.bus;

import chronicle.bus.internal.MarkerFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The file {@code LEASE} of a queue directory. Its owner alone writes and removes it. Stateless;
 * any thread.
 */
public final class LeaseFile {

    /** The file's name. */
    public static final String NAME = "LEASE";

    private LeaseFile() {}

    /**
     * What the file says now. Content is taken as hostile: at most a few hundred bytes are read,
     * links are not followed, and whatever is wrong becomes UNREADABLE. Never throws.
     */
    public static LeaseReading read(Path queueDirectory) {
        byte[] content;
        try {
            content = MarkerFiles.readCapped(queueDirectory.resolve(NAME), LeaseText.MAX_BYTES);
        } catch (NoSuchFileException absent) {
            return LeaseReading.absent();
        } catch (IOException e) {
            return LeaseReading.unreadable(String.valueOf(e.getMessage()));
        }
        return LeaseText.parse(content);
    }

    /**
     * Writes {@code LEASE.tmp} and renames it, mode 0640 less the umask.
     *
     * @throws BusException NOT_FOUND without the directory, UNSAFE when it is a link, IO
     */
    public static void write(Path queueDirectory, Lease lease) {
        write(queueDirectory, lease, () -> {});
    }

    /**
     * As {@link #write(Path, Lease)}.
     *
     * @param stillOurs throws where the directory belongs to somebody else by now; asked right
     *     before the file gets its name, so that a writer that was held up replaces nobody's lease
     */
    static void write(Path queueDirectory, Lease lease, Runnable stillOurs) {
        MarkerFiles.replace(queueDirectory, NAME, LeaseText.format(lease), stillOurs);
    }

    /**
     * Deletes the file. Nothing happens when it or the directory is gone already.
     *
     * @throws BusException UNSAFE when the directory is a link, IO
     */
    public static void remove(Path queueDirectory) {
        MarkerFiles.remove(queueDirectory, NAME);
    }
}
