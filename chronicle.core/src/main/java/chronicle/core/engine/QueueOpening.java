package chronicle.core.engine;

import chronicle.core.FileModes;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.WriterOptions;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.TreeSet;
import java.util.concurrent.Executor;

/** Opens a queue for its writer: directory, lock, control block, tail, in this order. */
final class QueueOpening {

    /** Segments are made of whole pages. */
    private static final long CREATE_UNIT = 4096;

    /** What is mapped while somebody waits; 20 µs. */
    private static final int WARM_AT_ONCE = 64 << 10;

    private final OsPrimitives os;
    private final Path queue;
    private final WriterOptions options;

    QueueOpening(OsPrimitives os, Path queue, WriterOptions options) {
        this.os = os;
        this.queue = queue;
        this.options = options;
    }

    MappedQueueWriter open(Upkeep upkeep, Executor disk) {
        checkSegmentSize();
        makeDirectories();
        WriterLock lock = WriterLock.take(os, queue, options);
        ControlBlock control = null;
        try {
            QueueContent content = QueueContent.of(os, queue);
            int untouched = -1;
            if (!content.has(QueueFiles.CONTROL)) {
                untouched = createControl(content);
            }
            control = ControlBlock.open(os, queue, true);
            SegmentRetention.check(options.retention(), control.segmentSize(), queue);
            control.writerEpoch(control.writerEpoch() + 1);
            lock.sign(os, control.writerEpoch());
            TailRecovery recovery =
                    new TailRecovery(os, queue, control.segmentSize(), options, content, untouched);
            Tail tail = recovery.recover(Math.max(0, control.currentSegment()));
            control.moveTail(tail.segment().id(), tail.offset());
            control.heartbeat(options.clock().nanos());
            // Readers may be waiting at the end of a segment that was finished just now.
            control.signal();
            warm(upkeep, tail);
            int oldest =
                    content.segments().isEmpty() ? tail.segment().id() : content.segments().first();
            return new MappedQueueWriter(
                    queue, options, resources(upkeep, disk, lock, control, tail, oldest), tail);
        } catch (RuntimeException | Error e) {
            if (control != null) {
                control.close();
            }
            lock.close();
            throw e;
        }
    }

    /**
     * Has the tail's pages mapped for writing before records get there: the first ones now, the
     * others soon.
     */
    private void warm(Upkeep upkeep, Tail tail) {
        Mapping mapping = tail.segment().mapping();
        int size = tail.segment().buffer().capacity();
        int from = tail.offset() & -(int) CREATE_UNIT;
        int now = Math.min(WARM_AT_ONCE, size - from);
        int rest = size - from - now;
        if (now > 0) {
            os.populate(mapping, from, now, true);
        }
        if (rest > 0) {
            upkeep.later(() -> os.populate(mapping, from + now, rest, true));
        }
    }

    private WriterResources resources(
            Upkeep upkeep,
            Executor disk,
            WriterLock lock,
            ControlBlock control,
            Tail tail,
            int oldest) {
        int id = tail.segment().id();
        Rolling rolling = new Rolling(os, queue, options, upkeep, control, tail.segment(), oldest);
        Flushing flushing =
                new Flushing(new TailCheckpoint(os, queue, id, options.fileMode()), disk);
        return new WriterResources(queue, options.clock(), lock, control, rolling, flushing);
    }

    private void checkSegmentSize() {
        long size = options.segmentSize();
        if (size < CREATE_UNIT || size > SegmentLayout.MAX_SIZE || size % CREATE_UNIT != 0) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "segment size must be a multiple of 4096 from 4096 to "
                            + SegmentLayout.MAX_SIZE
                            + " segment_size="
                            + size
                            + " path="
                            + queue);
        }
    }

    private void makeDirectories() {
        Path readers = queue.resolve(QueueFiles.READERS);
        FileAttribute<?>[] mode = FileModes.attributes(readers, options.directoryMode());
        try {
            if (options.makesDirectory()) {
                Files.createDirectories(readers, mode);
            } else {
                makeReaders(readers, mode);
            }
        } catch (IOException e) {
            throw Failures.io("cannot make the queue's directory", readers, e);
        }
    }

    /** One level only; a reader may be making it as well. */
    private static void makeReaders(Path readers, FileAttribute<?>[] mode) throws IOException {
        try {
            Files.createDirectory(readers, mode);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(readers)) {
                throw e;
            }
        }
    }

    /**
     * Segment first, control block last and by rename: whoever sees a control block sees a complete
     * queue. Segments without a control block keep their size, nothing in them is lost.
     *
     * @return the segment that was made, -1 for none
     */
    private int createControl(QueueContent content) {
        Path tmp = queue.resolve(QueueFiles.CONTROL_TMP);
        TreeSet<Integer> ids = content.segments();
        try {
            long segmentSize =
                    ids.isEmpty()
                            ? options.segmentSize()
                            : Files.size(QueueFiles.segment(queue, ids.last()));
            int current = ids.isEmpty() ? 0 : ids.first();
            int made = -1;
            if (ids.isEmpty()) {
                deleteLeftover(content, QueueFiles.segmentTmp(queue, 0));
                SegmentFiles.makeFirst(os, queue, segmentSize, options);
                ids.add(0);
                made = 0;
            }
            deleteLeftover(content, tmp);
            ByteBuffer block = ByteBuffer.allocate(ControlLayout.LENGTH);
            fill(block.order(ByteOrder.LITTLE_ENDIAN), segmentSize, current);
            os.createAllocated(tmp, ControlLayout.LENGTH, options.fileMode(), block.array());
            os.renameNoReplace(tmp, queue.resolve(QueueFiles.CONTROL));
            return made;
        } catch (IOException e) {
            throw Failures.io("cannot make the queue's control block", queue, e);
        }
    }

    private static void deleteLeftover(QueueContent content, Path tmp) throws IOException {
        if (content.has(tmp.getFileName().toString())) {
            Files.deleteIfExists(tmp);
        }
    }

    private static void fill(ByteBuffer block, long segmentSize, int currentSegment) {
        block.putInt(ControlLayout.MAGIC, ControlLayout.MAGIC_VALUE);
        block.putInt(ControlLayout.VERSION, ControlLayout.VERSION_VALUE);
        block.putLong(ControlLayout.SEGMENT_SIZE, segmentSize);
        block.putInt(ControlLayout.CURRENT_SEGMENT, currentSegment);
        block.putLong(ControlLayout.WRITE_OFFSET, SegmentLayout.HEADER_LENGTH);
        block.putInt(ControlLayout.INIT_STATE, ControlLayout.READY);
    }
}
