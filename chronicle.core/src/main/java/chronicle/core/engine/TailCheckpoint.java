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

/**
 * Forces a queue to disk and leaves a note, {@code index.meta}, of how far that is. By paths, not
 * mappings, so that it works beside a writer that rolls. One thread at a time.
 */
final class TailCheckpoint {

    private final OsPrimitives os;
    private final Path queue;
    private final Set<PosixFilePermission> mode;

    /** Everything in earlier segments is on disk. */
    private int forcedBefore;

    /** The furthest place that was forced with everything before it. */
    private int doneSegment = -1;

    private int doneOffset;

    TailCheckpoint(OsPrimitives os, Path queue, int tailSegment, Set<PosixFilePermission> mode) {
        this.os = os;
        this.queue = queue;
        this.forcedBefore = tailSegment;
        this.mode = mode;
    }

    /** Forces everything before this place, which was the tail when somebody asked. */
    void flush(int segment, int offset) {
        if (segment < doneSegment || (segment == doneSegment && offset < doneOffset)) {
            // Somebody who asked later came first.
            return;
        }
        try {
            for (int id = forcedBefore; id <= segment; id++) {
                forceFile(QueueFiles.segment(queue, id));
            }
            forcedBefore = segment;
            forceFile(queue.resolve(QueueFiles.CONTROL));
            write(segment, offset);
            os.forceDirectory(queue);
            doneSegment = segment;
            doneOffset = offset;
        } catch (IOException e) {
            throw Failures.io("cannot force the queue to disk", queue, e);
        }
    }

    /** Pages that were dirtied through a mapping belong to the file, whoever syncs it. */
    private static void forceFile(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            // Deleted since then: nobody needs it on disk any more.
            return;
        }
    }

    private void write(int segment, int offset) throws IOException {
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
            channel.force(true);
        }
        Files.move(
                tmp,
                queue.resolve(QueueFiles.INDEX),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
