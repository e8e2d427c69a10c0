package chronicle.tools.files;

import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A segment file, seen through a window that is read anew when it has to be. What is in the window
 * may be older than what is in the file: {@link #forget()} makes it look again. One thread.
 */
public final class SegmentWindow implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer window;
    private long begin;

    /**
     * Opens a segment.
     *
     * @param window from {@link RegularFiles#bytes}, for what is read at a time, at least a
     *     record's header; used by this one alone until it is closed
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    public SegmentWindow(Path queue, int id, ByteBuffer window) throws IOException {
        this.file = QueueFiles.segment(queue, id);
        this.channel = RegularFiles.open(file);
        this.window = window;
        forget();
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** Its length now, in bytes. */
    public long length() throws IOException {
        return channel.size();
    }

    /** Looks at the file anew from here on. */
    public void forget() {
        window.limit(0);
        begin = 0;
    }

    /**
     * The window with so many bytes from {@code offset} on.
     *
     * @return where in {@link #buffer()} they begin
     * @throws EOFException when the file ends before
     */
    public int at(long offset, int length) throws IOException {
        if (offset < begin || offset + length > begin + window.limit()) {
            RegularFiles.read(channel, window, offset);
            begin = offset;
            if (window.limit() < length) {
                throw new EOFException(
                        "the file ends before offset=" + (offset + length) + " path=" + file);
            }
        }
        return (int) (offset - begin);
    }

    /** What {@link #at} has read; every call of it may change the content. */
    public ByteBuffer buffer() {
        return window;
    }

    /** The commit word of the record at {@code offset}, 0 where none is committed. */
    public int commitWord(long offset) throws IOException {
        return window.getInt(at(offset, RecordLayout.HEADER_LENGTH));
    }

    /** CRC-32 of part of the file, read through the window piece by piece. */
    public int crc(long offset, long length) throws IOException {
        CRC32 crc = new CRC32();
        long done = 0;
        while (done < length) {
            long from = offset + done;
            int room = at(from, 1);
            int piece = (int) Math.min(length - done, window.limit() - room);
            crc.update(window.duplicate().position(room).limit(room + piece));
            done += piece;
        }
        return (int) crc.getValue();
    }

    /**
     * Where the first byte stands that is not zero.
     *
     * @return its offset, or -1 when all up to {@code end} are zero
     */
    public long firstNonZero(long from, long end) throws IOException {
        long offset = from;
        while (offset < end) {
            int room = at(offset, 1);
            int piece = (int) Math.min(end - offset, window.limit() - room);
            for (int i = room; i < room + piece; i++) {
                if (window.get(i) != 0) {
                    return begin + i;
                }
            }
            offset += piece;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
