package chronicle.core.engine;

import chronicle.core.FileModes;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Forces a queue to disk and leaves a note, {@code index.meta}, of how far that is. */
final class TailCheckpoint {

    private final OsPrimitives os;
    private final Path queue;

    /** Everything in earlier segments is on disk. */
    private int forcedBefore;

    TailCheckpoint(OsPrimitives os, Path queue, int tailSegment) {
        this.os = os;
        this.queue = queue;
        this.forcedBefore = tailSegment;
    }

    void flush(Segment tail, int offset, ControlBlock control, Set<PosixFilePermission> mode) {
        try {
            for (int id = forcedBefore; id < tail.id(); id++) {
                forceFile(QueueFiles.segment(queue, id));
            }
            os.force(tail.mapping());
            forcedBefore = tail.id();
            control.force();
            write(tail.id(), offset, mode);
        } catch (IOException e) {
            throw Failures.io("cannot force the queue to disk", queue, e);
        }
    }

    /** Pages that were dirtied through a mapping belong to the file, whoever syncs it. */
    private static void forceFile(Path segment) throws IOException {
        try (FileChannel channel =
                FileChannel.open(segment, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(false);
        } catch (NoSuchFileException e) {
            // Deleted since it was sealed: nobody needs it on disk any more.
            return;
        }
    }

    private void write(int segment, int offset, Set<PosixFilePermission> mode) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(QueueFiles.INDEX_LENGTH);
        content.order(ByteOrder.LITTLE_ENDIAN).putLong(segment).putLong(offset).flip();
        Path tmp = queue.resolve(QueueFiles.INDEX_TMP);
        Files.deleteIfExists(tmp);
        try (FileChannel channel =
                FileChannel.open(
                        tmp,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        FileModes.attributes(tmp, mode))) {
            channel.write(content);
            channel.force(false);
        }
        Files.move(
                tmp,
                queue.resolve(QueueFiles.INDEX),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
