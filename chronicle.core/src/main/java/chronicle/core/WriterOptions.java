package chronicle.core;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * How a writer opens its queue. Immutable; the {@code with} methods return changed copies.
 *
 * @param segmentSize bytes of a segment file, used only when the queue is created: a multiple of
 *     4096 from 4096 to 1 GiB. An existing queue keeps its own.
 * @param clock stamps records that are appended without a timestamp
 * @param fileMode permissions of files that the writer creates (the umask applies)
 * @param retention when segments are deleted, and what happens when there may be no more of them
 * @param directoryMode permissions of directories that the writer creates (the umask applies)
 * @param makesDirectory whether the queue's directory is made where it is missing, those above it
 *     included; else opening fails with NOT_FOUND
 */
public record WriterOptions(
        long segmentSize,
        EpochClock clock,
        Set<PosixFilePermission> fileMode,
        Set<PosixFilePermission> directoryMode,
        Retention retention,
        boolean makesDirectory) {

    /** 128 MiB segments that go when they are read, the system clock, modes 0640 and 0750. */
    public static final WriterOptions DEFAULTS =
            new WriterOptions(
                    128L << 20,
                    SystemEpochClock.INSTANCE,
                    PosixFilePermissions.fromString("rw-r-----"),
                    PosixFilePermissions.fromString("rwxr-x---"),
                    Retention.WHEN_READ,
                    true);

    public WriterOptions {
        fileMode = Set.copyOf(fileMode);
        directoryMode = Set.copyOf(directoryMode);
    }

    public WriterOptions withSegmentSize(long bytes) {
        return new WriterOptions(bytes, clock, fileMode, directoryMode, retention, makesDirectory);
    }

    public WriterOptions withClock(EpochClock other) {
        return new WriterOptions(
                segmentSize, other, fileMode, directoryMode, retention, makesDirectory);
    }

    public WriterOptions withModes(Set<PosixFilePermission> files, Set<PosixFilePermission> dirs) {
        return new WriterOptions(segmentSize, clock, files, dirs, retention, makesDirectory);
    }

    public WriterOptions withRetention(Retention other) {
        return new WriterOptions(
                segmentSize, clock, fileMode, directoryMode, other, makesDirectory);
    }

    /** For a directory that others make, and may take away: it does not come into being again. */
    public WriterOptions withExistingDirectory() {
        return new WriterOptions(segmentSize, clock, fileMode, directoryMode, retention, false);
    }
}
