package chronicle.core.engine;

import chronicle.core.FileModes;
import chronicle.core.WriterOptions;
import chronicle.core.engine.ReaderPositions.Registered;
import chronicle.core.format.QueueFiles;
import chronicle.core.os.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left for a reader whose stored position lies in a segment that was deleted, {@code
 * readers/NAME.missed}: the seq that it stood before. The position itself names a place that no
 * longer exists, so without the note nobody could tell how many records are missing. One line of
 * ASCII; implementations that do not know it ignore it.
 */
final class MissedNote {

    private static final Logger LOG = LoggerFactory.getLogger(MissedNote.class);
    private static final int LONGEST = 128;
    private static final Pattern LINE =
            Pattern.compile("segment=(\\d{1,10}) offset=(\\d{1,10}) next_seq=(\\d{1,18})\\s*");

    private MissedNote() {}

    /**
     * Replaces what was left before.
     *
     * @param where the reader's stored position
     * @param nextSeq of the message there
     * @param author tells those apart who may write at the same time
     */
    private static void write(
            Path queue,
            Registered where,
            long nextSeq,
            String author,
            Set<PosixFilePermission> mode)
            throws IOException {
        Path note = QueueFiles.missed(queue, where.name());
        Path tmp = note.resolveSibling(note.getFileName() + author);
        String line =
                "segment="
                        + where.segmentId()
                        + " offset="
                        + where.offset()
                        + " next_seq="
                        + nextSeq
                        + "\n";
        Files.deleteIfExists(tmp);
        Files.createFile(tmp, FileModes.attributes(tmp, mode));
        Files.writeString(
                tmp,
                line,
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        Files.move(tmp, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Left by whoever deletes the segment that the reader stands in. */
    static void leave(Path queue, Registered where, long nextSeq, Set<PosixFilePermission> mode)
            throws IOException {
        write(queue, where, nextSeq, ".tmp", mode);
    }

    /**
     * Left by a reader that closes in a segment that was deleted under it. Only where the queue
     * still is the one that it read: its directory may be gone, or made anew.
     */
    static void leaveMyself(Path queue, PositionFile stored, long nextSeq) {
        Set<PosixFilePermission> mode = WriterOptions.DEFAULTS.fileMode();
        Registered where =
                new Registered(stored.reader(), stored.segmentId(), stored.offset(), 0, null);
        try {
            if (nextSeq >= 0 && stored.isInPlace()) {
                write(queue, where, nextSeq, ".own.tmp", mode);
            }
        } catch (IOException e) {
            LOG.warn("cannot leave word of what a reader misses path={}", queue, e);
        }
    }

    /** The seq noted for this very position, or Gap.UNKNOWN. */
    static long nextSeq(Path queue, PositionFile stored) {
        Path note = QueueFiles.missed(queue, stored.reader());
        try {
            RegularFile.require(note);
            try (InputStream in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
                byte[] content = in.readNBytes(LONGEST);
                Matcher line = LINE.matcher(new String(content, StandardCharsets.US_ASCII));
                boolean same =
                        line.matches()
                                && Long.parseLong(line.group(1)) == stored.segmentId()
                                && Long.parseLong(line.group(2)) == stored.offset();
                return same ? Long.parseLong(line.group(3)) : Gap.UNKNOWN;
            }
        } catch (NoSuchFileException e) {
            return Gap.UNKNOWN;
        } catch (IOException e) {
            throw Failures.io("cannot read what a reader missed", note, e);
        }
    }
}
