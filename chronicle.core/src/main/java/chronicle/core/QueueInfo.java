package chronicle.core;

import java.nio.file.Path;
import java.util.List;

/**
 * What a queue's files say at one moment, without a trace on them.
 *
 * @param directory the queue's directory
 * @param version of the control block
 * @param initState 0 uninitialised, 1 initialising, 2 ready
 * @param writerEpoch how often a writer opened it
 * @param segmentSize bytes of a segment file
 * @param currentSegment the tail's segment, as the control block hints
 * @param writeOffset the tail's offset in bytes, as the control block hints
 * @param writerHeartbeatNs the writer's last sign of life, epoch nanoseconds
 * @param notifySeq commits and rolls so far, modulo 2^32
 * @param waitersPending readers asleep, or dead in their sleep
 * @param writerOwner pid, start ticks and epoch as writer.lock holds them, between blanks; empty
 *     when it holds anything else or nothing
 * @param writerAlive whether the lock is held at the moment
 * @param ready whether READY is there
 * @param segments every segment file, by id
 * @param readers every stored position, by name
 * @param problems what on disk contradicts the format, one sentence each
 */
public record QueueInfo(
        Path directory,
        int version,
        int initState,
        long writerEpoch,
        long segmentSize,
        int currentSegment,
        long writeOffset,
        long writerHeartbeatNs,
        long notifySeq,
        long waitersPending,
        String writerOwner,
        boolean writerAlive,
        boolean ready,
        List<Segment> segments,
        List<Reader> readers,
        List<String> problems) {

    /**
     * One segment file.
     *
     * @param id its number
     * @param bytes length of the file
     * @param sealed whether the writer has left it
     * @param messages committed records, padding not counted
     * @param firstSeq seq of the first message, -1 when there is none
     * @param lastSeq seq of the last message, -1 when there is none
     */
    public record Segment(
            int id, long bytes, boolean sealed, long messages, long firstSeq, long lastSeq) {}

    /**
     * One stored position.
     *
     * @param name of the reader
     * @param segmentId of its next record
     * @param offset of its next record, in bytes
     * @param heartbeatNs its last sign of life, epoch nanoseconds
     */
    public record Reader(String name, long segmentId, long offset, long heartbeatNs) {}
}
