package chronicle.core.engine;

import chronicle.core.FileModes;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.WriterOptions;
import chronicle.core.format.PositionLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.FileLockHandle;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader's stored position, mapped. Storing is a few plain stores: it survives the process at
 * once. The file's lock keeps a second reader of the same name away, where that reader is ours.
 */
final class PositionFile implements AutoCloseable {

    /** Others may take a reader for dead when its heartbeat is older than a second. */
    private static final long HEARTBEAT_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final Logger LOG = LoggerFactory.getLogger(PositionFile.class);

    private final String reader;
    private final Path file;
    private final OsPrimitives os;
    private final FileLockHandle lock;
    private final Mapping mapping;
    private final ByteBuffer slots;

    /** Made when it is first needed; a merge has one for all of its lanes. */
    private PositionImage image;

    private long generation;
    private boolean present;
    private long segmentId;
    private long offset;
    private long heartbeat;
    private long setBack;

    private PositionFile(
            OsPrimitives os, String reader, Path file, FileLockHandle lock, Mapping mapping) {
        this.reader = reader;
        this.os = os;
        this.file = file;
        this.lock = lock;
        this.mapping = mapping;
        this.slots = mapping.buffer();
        load();
    }

    static PositionFile open(OsPrimitives os, Path queue, String reader, WriterOptions modes) {
        Path file = QueueFiles.position(queue, reader);
        Set<PosixFilePermission> mode = modes.fileMode();
        FileLockHandle lock = null;
        try {
            makeDirectory(file.getParent(), modes.directoryMode());
            lock = lock(os, file, mode);
            complete(lock);
            Mapping mapping = lock.map(PositionLayout.LENGTH);
            return new PositionFile(os, reader, file, lock, mapping);
        } catch (IOException e) {
            closeQuietly(lock, e);
            throw Failures.io("cannot open the reader's position", file, e);
        }
    }

    /** Deletes the position of a reader that nobody has open. */
    static void delete(OsPrimitives os, Path queue, String reader, WriterOptions modes) {
        Path file = QueueFiles.position(queue, reader);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        FileLockHandle lock = null;
        try {
            lock = lock(os, file, modes.fileMode());
            Files.deleteIfExists(file);
            Files.deleteIfExists(QueueFiles.missed(queue, reader));
            lock.close();
        } catch (IOException e) {
            closeQuietly(lock, e);
            throw Failures.io("cannot forget the reader", file, e);
        }
    }

    private static FileLockHandle lock(OsPrimitives os, Path file, Set<PosixFilePermission> mode)
            throws IOException {
        FileLockHandle lock = os.tryLock(file, mode);
        if (lock == null) {
            throw new QueueException(
                    Category.LOCKED,
                    "the reader is open elsewhere, close it or use another name path=" + file);
        }
        return lock;
    }

    /**
     * Not every implementation makes it with the queue. One level only: a queue is not made here.
     */
    private static void makeDirectory(Path readers, Set<PosixFilePermission> mode)
            throws IOException {
        if (!Files.isDirectory(readers, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectory(readers, FileModes.attributes(readers, mode));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(readers, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Locking made the file when there was none. It is too short then, and also when a reader died
     * before it was as long as it has to be: in neither case it holds a position.
     */
    private static void complete(FileLockHandle lock) throws IOException {
        if (lock.length() < PositionLayout.LENGTH) {
            lock.writeContent(new byte[PositionLayout.LENGTH]);
        }
    }

    private static void closeQuietly(FileLockHandle lock, IOException because) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private void load() {
        int slot = PositionLayout.newestSlot(slots);
        present = slot >= 0;
        if (present) {
            segmentId = slots.getLong(slot + PositionLayout.SEGMENT_ID);
            offset = slots.getLong(slot + PositionLayout.OFFSET);
            generation = slots.getLong(slot + PositionLayout.GENERATION);
        }
    }

    /** As {@link MappedQueueReader#touch()}. */
    int touch() {
        return slots.get(PositionLayout.slotAfter(generation)) + (int) offset;
    }

    /** The reader's name. */
    String reader() {
        return reader;
    }

    boolean isPresent() {
        return present;
    }

    long segmentId() {
        return segmentId;
    }

    long offset() {
        return offset;
    }

    /**
     * Where the reader begins. Before a hole nothing is stored: whoever opens the reader next could
     * not tell how much is missing from behind it.
     */
    void begin(StartPosition start, long epochNs) {
        setBack = start.setBack();
        if (setBack > 0) {
            LOG.warn(
                    "no record begins or ends at the stored position, as after a power failure,"
                            + " reading goes on before it path={} segment={} stored_offset={}"
                            + " offset={}",
                    file,
                    segmentId,
                    offset,
                    start.offset());
        }
        if (start.isBehindHole()) {
            heartbeatIfDue(epochNs);
        } else {
            store(start.segmentId(), start.offset(), epochNs);
        }
    }

    /** Bytes by which the position was set back at the beginning. */
    long setBack() {
        return setBack;
    }

    /** Has checksums taken by this one, or, if null, by one of its own again. */
    void imageBy(PositionImage shared) {
        image = shared;
    }

    /**
     * @param epochNs the heartbeat that goes with it
     */
    void store(long newSegmentId, long newOffset, long epochNs) {
        segmentId = newSegmentId;
        offset = newOffset;
        heartbeat = epochNs;
        if (image == null) {
            image = new PositionImage();
        }
        int crc = image.crc(newSegmentId, newOffset, epochNs, generation + 1);
        int slot = PositionLayout.slotAfter(generation);
        slots.putLong(slot + PositionLayout.SEGMENT_ID, newSegmentId);
        slots.putLong(slot + PositionLayout.OFFSET, newOffset);
        slots.putLong(slot + PositionLayout.HEARTBEAT_NS, epochNs);
        slots.putLong(slot + PositionLayout.GENERATION, generation + 1);
        slots.putInt(slot + PositionLayout.CRC, crc);
        generation++;
        present = true;
    }

    /**
     * Repeats the stored position under a fresh heartbeat when the last one is getting old, or lies
     * in the future because the clock was set back.
     */
    void heartbeatIfDue(long epochNs) {
        if (present && Math.abs(epochNs - heartbeat) > HEARTBEAT_EVERY_NS) {
            store(segmentId, offset, epochNs);
        }
    }

    /** Whether the file of that name still is the one that is mapped, by its content. */
    boolean isInPlace() throws IOException {
        try (Mapping now = os.map(file, PositionLayout.LENGTH, false)) {
            ByteBuffer there = now.buffer();
            int slot = PositionLayout.newestSlot(there);
            return slot >= 0
                    && there.getLong(slot + PositionLayout.GENERATION) == generation
                    && there.getLong(slot + PositionLayout.SEGMENT_ID) == segmentId
                    && there.getLong(slot + PositionLayout.OFFSET) == offset;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether the file has become shorter than what is mapped of it. */
    boolean isTruncated() {
        return Failures.isShorter(file, PositionLayout.LENGTH);
    }

    void force() {
        try {
            os.force(mapping);
        } catch (IOException e) {
            throw Failures.io("cannot force the reader's position to disk", file, e);
        }
    }

    @Override
    public void close() {
        mapping.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw Failures.io("cannot let go of the reader's position", file, e);
        }
    }
}
