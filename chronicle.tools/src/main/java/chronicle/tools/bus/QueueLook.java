package chronicle.tools.bus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One queue at one moment.
 *
 * @param directory the queue's directory
 * @param timeNs when it was looked at, epoch nanoseconds
 * @param ready whether READY is there
 * @param lease its LEASE
 * @param writerEpoch how often a writer opened it
 * @param writerHeartbeatNs the writer's last sign of life, epoch nanoseconds; 0 when there was none
 * @param segmentSize bytes of a segment file
 * @param segments segment files on disk, the one that is made ahead included
 * @param tailSegment the segment that is written
 * @param tailOffset where its records end, in bytes
 * @param lastSeq seq of the last message, -1 when the queue holds none
 * @param lastRecordNs time of the last message, epoch nanoseconds; 0 when the queue holds none
 * @param rates how fast it is written, between two looks; empty at the first, and when the queue
 *     was made anew in between
 * @param readers every registered reader, by name
 * @param problem why the queue cannot be looked at, as a sentence with the path; then every number
 *     above is 0 or -1. Empty when all is well
 */
public record QueueLook(
        Path directory,
        long timeNs,
        boolean ready,
        LeaseLook lease,
        long writerEpoch,
        long writerHeartbeatNs,
        long segmentSize,
        int segments,
        int tailSegment,
        long tailOffset,
        long lastSeq,
        long lastRecordNs,
        Optional<Rates> rates,
        List<ReaderLook> readers,
        String problem) {

    public QueueLook {
        readers = List.copyOf(readers);
    }

    /** Whether the numbers stand for something. */
    public boolean isSound() {
        return problem.isEmpty();
    }

    /** Bytes that were committed since the queue was made, headers and padding included. */
    public long committedBytes() {
        return tailSegment * segmentSize + tailOffset;
    }

    /** Bytes of its segment files. */
    public long diskBytes() {
        return segments * segmentSize;
    }

    /** Nanoseconds since the last message; negative when its time lies in the future. */
    public OptionalLong lastRecordAgeNs() {
        return age(lastRecordNs);
    }

    /** Nanoseconds since the writer's last sign of life; negative when it lies in the future. */
    public OptionalLong writerHeartbeatAgeNs() {
        return age(writerHeartbeatNs);
    }

    /** The same of a reader of this look. */
    public OptionalLong heartbeatAgeNs(ReaderLook reader) {
        return age(reader.heartbeatNs());
    }

    /** Lag of the reader that is furthest behind; empty without readers. */
    public OptionalLong largestLagBytes() {
        return readers.stream()
                .filter(reader -> reader.lagBytes().isPresent())
                .mapToLong(reader -> reader.lagBytes().getAsLong())
                .max();
    }

    private OptionalLong age(long epochNs) {
        return epochNs == 0 ? OptionalLong.empty() : OptionalLong.of(timeNs - epochNs);
    }
}
