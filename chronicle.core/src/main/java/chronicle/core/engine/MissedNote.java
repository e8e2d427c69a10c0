package chronicle.core.engine;

import chronicle.core.FileModes;
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

/**
 * What whoever deletes unread records leaves for an absent reader, {@code readers/NAME.missed}: the
 * seq that its stored position stood before. The position itself names a place that no longer
 * exists, so without the note nobody could tell how many records are missing. One line of ASCII;
 * implementations that do not know it ignore it.
 */
final class MissedNote {

    private static final int LONGEST = 128;
    private static final Pattern LINE =
            Pattern.compile("segment=(\\d{1,10}) offset=(\\d{1,10}) next_seq=(\\d{1,18})\\s*");

    private MissedNote() {}

    /** Replaces what an earlier deletion left. */
    static void write(
            Path queue,
            String reader,
            long segment,
            long offset,
            long nextSeq,
            Set<PosixFilePermission> mode)
            throws IOException {
        Path note = QueueFiles.missed(queue, reader);
        Path tmp = note.resolveSibling(note.getFileName() + ".tmp");
        String line = "segment=" + segment + " offset=" + offset + " next_seq=" + nextSeq + "\n";
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
