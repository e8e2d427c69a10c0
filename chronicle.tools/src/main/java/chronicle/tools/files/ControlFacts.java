package chronicle.tools.files;

import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.core.format.TailLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * What a control block says at one moment.
 *
 * @param defect why nothing of it may be believed, as a sentence with the path; empty when it is
 *     sound
 * @param otherVersion whether that is since another version of this program may have written it
 * @param initState 0 uninitialised, 1 initialising, 2 ready
 * @param writerEpoch how often a writer opened the queue
 * @param segmentSize bytes of a segment file
 * @param currentSegment the tail's segment, a hint
 * @param writeOffset the tail's offset in bytes, a hint
 * @param heartbeatNs the writer's last sign of life, epoch nanoseconds
 */
public record ControlFacts(
        String defect,
        boolean otherVersion,
        int initState,
        long writerEpoch,
        long segmentSize,
        int currentSegment,
        long writeOffset,
        long heartbeatNs) {

    /** What helps against a control block that is none. */
    public static final String REMEDY =
            "move control.meta away: the next writer makes it anew from the segments, and readers"
                    + " keep their positions";

    /** A writer that rolls is in between for nanoseconds; more tries mean that it died there. */
    private static final int TRIES = 100;

    /**
     * Reads the block, both halves of the tail from the same moment.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     */
    public static ControlFacts read(Path queue) throws IOException {
        return read(queue, new Scratch());
    }

    /** As {@link #read(Path)}, with buffers of the caller's. */
    public static ControlFacts read(Path queue, Scratch scratch) throws IOException {
        Path file = queue.resolve(QueueFiles.CONTROL);
        try (FileChannel channel = RegularFiles.open(file)) {
            // A read copies the words in no order that is promised. What lies between two others of
            // the same generation is of that generation as a whole.
            ByteBuffer[] three = scratch.blocks;
            for (ByteBuffer each : three) {
                if (!isFilled(each, channel)) {
                    return tooShort(file);
                }
            }
            for (int i = 0; i < TRIES && !isOneMoment(three); i++) {
                Thread.onSpinWait();
                ByteBuffer oldest = three[0];
                three[0] = three[1];
                three[1] = three[2];
                three[2] = oldest;
                if (!isFilled(oldest, channel)) {
                    return tooShort(file);
                }
            }
            return of(three[1], file);
        }
    }

    private static boolean isOneMoment(ByteBuffer[] three) {
        int generation = three[0].getInt(ControlLayout.SEGMENT_GEN);
        return (generation & 1) == 0
                && three[1].getInt(ControlLayout.SEGMENT_GEN) == generation
                && three[2].getInt(ControlLayout.SEGMENT_GEN) == generation;
    }

    private static boolean isFilled(ByteBuffer block, FileChannel channel) throws IOException {
        return RegularFiles.read(channel, block, 0) >= ControlLayout.LENGTH;
    }

    private static ControlFacts tooShort(Path file) {
        String defect = "control block is shorter than " + ControlLayout.LENGTH + " bytes";
        return new ControlFacts(defect + " path=" + file, false, 0, 0, 0, 0, 0, 0);
    }

    private static ControlFacts of(ByteBuffer block, Path file) {
        long[] tail = new long[2];
        TailLock.tryTake(block, tail);
        long segmentSize = block.getLong(ControlLayout.SEGMENT_SIZE);
        String defect = ControlLayout.defect(block);
        if (defect == null) {
            defect = SegmentLayout.sizeDefect(segmentSize);
        }
        if (defect == null && (tail[0] < 0 || tail[1] < 0)) {
            defect = "the tail has a negative place, segment=" + tail[0] + " offset=" + tail[1];
        }
        String other = defect == null ? ControlLayout.versionDefect(block) : null;
        if (other != null) {
            defect = other;
        }
        return new ControlFacts(
                defect == null ? "" : defect + " path=" + file,
                other != null,
                block.getInt(ControlLayout.INIT_STATE),
                block.getLong(ControlLayout.WRITER_EPOCH),
                segmentSize,
                (int) tail[0],
                tail[1],
                block.getLong(ControlLayout.WRITER_HEARTBEAT_NS));
    }

    /** Whether there is anything to believe in. */
    public boolean isSound() {
        return defect.isEmpty();
    }

    /** What helps where nothing is to be believed. */
    public String remedy() {
        return otherVersion
                ? "use the version of this program that wrote it; when none did, " + REMEDY
                : REMEDY;
    }
}
