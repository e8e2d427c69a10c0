package chronicle.tools.replay;

import chronicle.bus.LeaseFile;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.format.QueueFiles;
import chronicle.tools.text.Reason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a directory may be the target of a replay: a queue, or a place to make one. */
final class ReplayTarget {

    private static final Set<String> QUEUE_NAMES =
            Set.of(
                    QueueFiles.READY,
                    LeaseFile.NAME,
                    QueueFiles.CONTROL_TMP,
                    QueueFiles.WRITER_LOCK,
                    QueueFiles.INDEX,
                    QueueFiles.INDEX_TMP,
                    QueueFiles.READERS);

    private static final Pattern SEGMENT = Pattern.compile("[0-9]{9,10}\\.q(\\.tmp)?");

    private ReplayTarget() {}

    /**
     * @throws QueueException INVALID_ARGUMENT when it may not, IO when that cannot be told
     */
    static void check(Path source, Path target) {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw refused("the target is not a folder, give a queue's folder or a new one", target);
        }
        try {
            if (Files.exists(target.resolve(QueueFiles.CONTROL), LinkOption.NOFOLLOW_LINKS)) {
                requireAnother(source, target);
            } else {
                requireNothingElse(target);
            }
        } catch (IOException e) {
            throw new QueueException(
                    Category.IO,
                    "the target cannot be looked at path=" + target + " reason=" + Reason.of(e),
                    e);
        }
    }

    /** By what the paths lead to: a link or a mount shows the same files elsewhere. */
    private static void requireAnother(Path source, Path target) throws IOException {
        if (Files.isSameFile(
                source.resolve(QueueFiles.CONTROL), target.resolve(QueueFiles.CONTROL))) {
            throw refused(
                    "source and target are the same queue, which would grow for ever; give another"
                            + " folder",
                    target);
        }
    }

    private static void requireNothingElse(Path target) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!QUEUE_NAMES.contains(name) && !SEGMENT.matcher(name).matches()) {
                    throw refused(
                            "the target is a folder of something else, give a queue's or a new one found="
                                    + name,
                            target);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static QueueException refused(String what, Path target) {
        return new QueueException(Category.INVALID_ARGUMENT, what + " path=" + target);
    }
}
