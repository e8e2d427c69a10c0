package chronicle.bus;

import chronicle.bus.internal.MarkerFiles;
import chronicle.bus.internal.PathKind;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The file {@code READY} of a queue directory: while it is there the queue may be attached to. Its
 * owner alone publishes and withdraws it. Stateless; any thread.
 */
public final class ReadyMarker {

    /** The marker's file name. */
    public static final String NAME = "READY";

    private static final byte[] EMPTY = {};

    private ReadyMarker() {}

    /**
     * Says "attach to me": writes {@code READY.tmp} and renames it. Renewing a marker that is there
     * already changes nothing for those who are attached.
     *
     * @throws BusException NOT_FOUND without the directory, UNSAFE when it is a link, IO
     */
    public static void publish(Path queueDirectory) {
        MarkerFiles.replace(queueDirectory, NAME, EMPTY);
    }

    /**
     * Says "detach from me". Nothing happens when the marker or the directory is gone already.
     *
     * @throws BusException UNSAFE when the directory is a link, IO
     */
    public static void withdraw(Path queueDirectory) {
        MarkerFiles.remove(queueDirectory, NAME);
    }

    /**
     * Whether the marker is there: a regular file in a real directory; links do not count.
     *
     * @throws BusException IO when that cannot be told
     */
    public static boolean isPresent(Path queueDirectory) {
        Path marker = queueDirectory.resolve(NAME);
        try {
            return PathKind.of(queueDirectory) == PathKind.DIRECTORY
                    && PathKind.of(marker) == PathKind.FILE;
        } catch (IOException e) {
            throw BusException.io("cannot look for READY", marker, e);
        }
    }
}
