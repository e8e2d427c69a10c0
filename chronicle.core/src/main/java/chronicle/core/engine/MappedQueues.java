package chronicle.core.engine;

import chronicle.core.DirectoryWalk;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueGuard;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The queues of this process, over one implementation of the operating system's primitives. */
public final class MappedQueues implements Queues {

    private final OsPrimitives os;
    private final Upkeep upkeep = new Upkeep();
    private final DiskThread disk = new DiskThread();
    private final CoarseClock coarseClock = new CoarseClock(upkeep, WriterOptions.DEFAULTS.clock());

    public MappedQueues(OsPrimitives os) {
        this.os = os;
    }

    @Override
    public QueueWriter openWriter(Path directory, WriterOptions options) {
        return new QueueOpening(os, directory.toAbsolutePath(), options).open(upkeep, disk);
    }

    @Override
    public QueueReader openReader(Path directory, ReaderOptions options) {
        requireReaderName(options.name(), directory);
        Path queue = directory.toAbsolutePath();
        ControlBlock control = ControlBlock.open(os, queue, true);
        PositionFile position = null;
        Cursor cursor = null;
        try {
            WriterOptions defaults = WriterOptions.DEFAULTS;
            position = PositionFile.open(os, queue, options.name(), defaults);
            takeBackAnnouncements(queue, control, options.name());
            DeadWriterRule rule =
                    AbandonedSegments.repair(os, queue, control.segmentSize(), defaults.fileMode());
            cursor = new Cursor(os, queue, control, rule, options.start(), upkeep);
            PositionFile stored = position;
            StartPosition start =
                    cursor.moveTo(
                            () ->
                                    StartPosition.choose(
                                            os, queue, control, options.start(), stored));
            position.begin(start, defaults.clock().nanos());
            return new MappedQueueReader(
                    os, queue, options, coarseClock, control, position, cursor);
        } catch (RuntimeException | Error e) {
            closeAll(cursor, position, control);
            throw e;
        }
    }

    /** Of readers of this name that died in their sleep: each costs every commit a system call. */
    private void takeBackAnnouncements(Path queue, ControlBlock control, String reader) {
        try {
            DeadWaiters.withdrawAsOnlyReader(os, queue, control, reader);
        } catch (IOException e) {
            throw Failures.io("cannot list the queue's readers", queue, e);
        }
    }

    @Override
    public QueueBrowser browse(Path directory, StartMode start) {
        Path queue = directory.toAbsolutePath();
        ControlBlock control = ControlBlock.open(os, queue, false);
        Cursor cursor = null;
        try {
            DeadWriterRule rule = AbandonedSegments.pass(os, queue);
            cursor = new Cursor(os, queue, control, rule, start, upkeep);
            cursor.moveTo(() -> StartPosition.choose(os, queue, control, start, null));
            return new MappedQueueBrowser(queue, control, cursor);
        } catch (RuntimeException | Error e) {
            closeAll(cursor, null, control);
            throw e;
        }
    }

    private static void closeAll(Cursor cursor, PositionFile position, ControlBlock control) {
        if (cursor != null) {
            cursor.close();
        }
        if (position != null) {
            position.close();
        }
        control.close();
    }

    @Override
    public FanInReader fanIn() {
        return fanIn(FanInOptions.DEFAULTS);
    }

    @Override
    public FanInReader fanIn(FanInOptions options) {
        return new MergingReader(os, options, coarseClock, WriterOptions.DEFAULTS.clock());
    }

    @Override
    public QueueInfo inspect(Path directory) {
        return new QueueInspector(os, directory.toAbsolutePath()).inspect();
    }

    private static void requireReaderName(String name, Path directory) {
        if (!QueueFiles.isReaderName(name)) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "not a reader name, use 1 to 128 of [A-Za-z0-9._-] and no leading dot path="
                            + directory);
        }
    }

    @Override
    public void forgetReader(Path directory, String name) {
        requireReaderName(name, directory);
        PositionFile.delete(os, directory.toAbsolutePath(), name, WriterOptions.DEFAULTS);
    }

    @Override
    public boolean writerAlive(Path directory) {
        Path lock = directory.resolve(QueueFiles.WRITER_LOCK);
        try {
            return os.isLocked(lock);
        } catch (IOException e) {
            throw Failures.io("cannot see whether the writer lives", lock, e);
        }
    }

    @Override
    public boolean readerAlive(Path directory, String name) {
        requireReaderName(name, directory);
        Path position = QueueFiles.position(directory, name);
        try {
            return os.isLocked(position);
        } catch (IOException e) {
            throw Failures.io("cannot see whether the reader lives", position, e);
        }
    }

    @Override
    public Optional<QueueGuard> guard(Path directory) {
        return LockedQueue.tryLock(os, directory.toAbsolutePath());
    }

    @Override
    public String identity(Path path) {
        try {
            return os.identity(path);
        } catch (IOException e) {
            throw Failures.io("cannot identify", path, e);
        }
    }

    @Override
    public DirectoryWalk walk(Path directory) {
        return os.walk(directory.toAbsolutePath());
    }

    @Override
    public long startTicks(long pid) {
        return os.startTicks(pid);
    }

    @Override
    public void warmUp(Path folder) {
        new WarmUp(this).run(folder.toAbsolutePath());
    }

    @Override
    public void close() {
        upkeep.close();
        disk.close();
    }
}
