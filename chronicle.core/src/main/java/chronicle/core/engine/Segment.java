package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.Mapping;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** One mapped segment file whose header has been checked. */
final class Segment implements AutoCloseable {

    private final int id;
    private final Path file;
    private final Mapping mapping;
    private final ByteBuffer buffer;

    Segment(int id, Path file, Mapping mapping) {
        this.id = id;
        this.file = file;
        this.mapping = mapping;
        this.buffer = mapping.buffer();
    }

    static Segment open(OsPrimitives os, Path queue, int id, long size, boolean writable) {
        Path file = QueueFiles.segment(queue, id);
        Mapping mapping;
        try {
            mapping = os.map(file, size, writable);
        } catch (IOException e) {
            throw Failures.io("cannot open a segment", file, e);
        }
        try {
            checkSize(mapping.fileLength(), file, id, size);
            check(mapping.buffer(), file, id);
            return new Segment(id, file, mapping);
        } catch (RuntimeException | Error e) {
            mapping.close();
            throw e;
        }
    }

    /**
     * A longer file belongs to another geometry than the control block's. Read or repaired by this
     * one, records that cross the assumed end would be lost.
     */
    private static void checkSize(long bytes, Path file, int id, long size) {
        if (bytes != size) {
            String what = "segment is not segment_size long, segment_size=" + size;
            throw QueueException.corrupt(what + " length=" + bytes, file, id, 0);
        }
    }

    private static void check(ByteBuffer buffer, Path file, int id) {
        String defect = SegmentLayout.defect(buffer, id);
        if (defect != null) {
            throw QueueException.corrupt(defect, file, id, 0);
        }
        String other = SegmentLayout.versionDefect(buffer);
        if (other != null) {
            throw new QueueException(Category.UNSUPPORTED, other + " path=" + file);
        }
    }

    int id() {
        return id;
    }

    Path file() {
        return file;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    boolean sealed() {
        return SegmentLayout.isSealed(buffer);
    }

    void seal() {
        SegmentLayout.seal(buffer);
    }

    /**
     * Fails when the file is not to be found under its name any more, or not all of it: what is
     * written to the mapping then is for nobody.
     */
    void requireInPlace() {
        long length = lengthOnDisk();
        if (length < 0) {
            throw new QueueException(
                    Category.SEGMENT_GONE,
                    "the segment was deleted under its writer, open the queue anew path=" + file);
        }
        if (length < buffer.capacity()) {
            throw Failures.truncated(file.getParent(), id, null);
        }
    }

    boolean isInPlace() {
        return lengthOnDisk() >= buffer.capacity();
    }

    private long lengthOnDisk() {
        try {
            return SegmentFiles.length(file);
        } catch (IOException e) {
            throw Failures.io("cannot look at a segment", file, e);
        }
    }

    /** Whether the file has become shorter than what is mapped of it. */
    boolean isTruncated() {
        return Failures.isShorter(file, buffer.capacity());
    }

    Mapping mapping() {
        return mapping;
    }

    @Override
    public void close() {
        mapping.close();
    }
}
