package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.TreeSet;

/** Lists, makes and adopts segment files. Only the writer's side makes or adopts. */
final class SegmentFiles {

    private static final int PAGE = 4096;

    private SegmentFiles() {}

    /** Ids of all segment files, ascending; links and directories are no segments. */
    static TreeSet<Integer> ids(OsPrimitives os, Path queue) {
        return QueueContent.of(os, queue).segments();
    }

    static boolean exists(Path queue, int id) {
        return Files.isRegularFile(QueueFiles.segment(queue, id), LinkOption.NOFOLLOW_LINKS);
    }

    /** Length of a file in bytes, or -1 when there is none. Links are not followed. */
    static long length(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size();
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    /**
     * The first segment of a new queue, its blocks allocated, under its name. Of an earlier attempt
     * nothing may be there.
     */
    static void makeFirst(OsPrimitives os, Path queue, long size, WriterOptions options)
            throws IOException {
        Path tmp = QueueFiles.segmentTmp(queue, 0);
        ByteBuffer header = ByteBuffer.allocate(SegmentLayout.HEADER_LENGTH);
        SegmentLayout.writeHeader(header.order(ByteOrder.LITTLE_ENDIAN), 0);
        // Whoever opens the queue maps it; written, it need not be mapped here.
        os.createAllocated(tmp, size, options.fileMode(), header.array());
        os.renameNoReplace(tmp, QueueFiles.segment(queue, 0));
    }

    /**
     * The next segment, ready to be written: an empty one that is there already, or a new one whose
     * blocks are allocated and whose pages are touched, so that appending neither fails nor faults.
     */
    static Segment prepare(OsPrimitives os, Path queue, int id, long size, WriterOptions options) {
        if (exists(queue, id)) {
            return adopt(os, queue, id, size);
        }
        Path file = QueueFiles.segment(queue, id);
        Path tmp = QueueFiles.segmentTmp(queue, id);
        Mapping mapping = null;
        try {
            Files.deleteIfExists(tmp);
            os.createAllocated(tmp, size, options.fileMode());
            mapping = os.map(tmp, size, true);
            SegmentLayout.writeHeader(mapping.buffer(), id);
            fault(os, mapping, size);
            os.renameNoReplace(tmp, file);
            return new Segment(id, file, mapping);
        } catch (FileAlreadyExistsException e) {
            mapping.close();
            return adopt(os, queue, id, size);
        } catch (IOException e) {
            if (mapping != null) {
                mapping.close();
            }
            throw Failures.io("cannot make the next segment", file, e);
        }
    }

    /**
     * An earlier writer prepared it and never came to use it; whatever is in it was not published.
     */
    private static Segment adopt(OsPrimitives os, Path queue, int id, long size) {
        Segment segment = Segment.open(os, queue, id, size, true);
        ByteBuffer buffer = segment.buffer();
        if (segment.sealed() || RecordLayout.commitWord(buffer, SegmentLayout.HEADER_LENGTH) != 0) {
            segment.close();
            throw QueueException.corrupt(
                    "the segment behind the tail holds records; move it away to go on",
                    segment.file(),
                    id,
                    SegmentLayout.HEADER_LENGTH);
        }
        zero(buffer, SegmentLayout.HEADER_LENGTH);
        return segment;
    }

    /** Makes everything from {@code from} on zero, writing only where it is not. */
    static void zero(ByteBuffer buffer, int from) {
        zero(buffer, from, buffer.capacity());
    }

    /** The same up to {@code end}; both are multiples of 8. */
    static void zero(ByteBuffer buffer, int from, int end) {
        byte[] piece = new byte[Math.min(PAGE, end - from)];
        for (int at = from; at < end; at += piece.length) {
            int length = Math.min(piece.length, end - at);
            // A copy, since the routines that compare may not touch a mapping (decision 4).
            buffer.get(at, piece, 0, length);
            if (!isZero(piece, length)) {
                zeroWords(buffer, at, at + length);
            }
        }
    }

    private static boolean isZero(byte[] piece, int length) {
        // Each byte is the one before it, and the first is zero.
        return length == 0
                || piece[0] == 0 && Arrays.mismatch(piece, 0, length - 1, piece, 1, length) < 0;
    }

    private static void zeroWords(ByteBuffer buffer, int from, int end) {
        for (int at = from; at < end; at += Long.BYTES) {
            if (buffer.getLong(at) != 0) {
                buffer.putLong(at, 0);
            }
        }
    }

    /** Takes the page faults of the first stores now, on this thread. */
    private static void fault(OsPrimitives os, Mapping mapping, long size) {
        if (!os.populate(mapping, 0, size, true)) {
            ByteBuffer fresh = mapping.buffer();
            for (int at = PAGE; at < fresh.capacity(); at += PAGE) {
                fresh.put(at, (byte) 0);
            }
        }
    }
}
