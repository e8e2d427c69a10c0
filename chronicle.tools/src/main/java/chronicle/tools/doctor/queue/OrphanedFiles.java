package chronicle.tools.doctor.queue;

import chronicle.core.QueueException;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.DeadOwner;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Look;
import chronicle.tools.doctor.exam.Pinned;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.Repair.NotSafe;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Temporary files of a queue that nobody writes to: their maker died before it renamed them. */
public final class OrphanedFiles implements Check<QueueSubject> {

    /** What a writer, or the owner of a marker, makes under its lock. */
    private static final Pattern WRITERS =
            Pattern.compile("(READY|LEASE|control|index|[0-9]{9,10}\\.q)\\.tmp");

    /** What is made beside positions: by the writer, or by the reader itself. */
    private static final Pattern READERS =
            Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]{0,127})\\.missed(\\.own)?\\.tmp");

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        if (queue.isLocked()) {
            return;
        }
        list(queue, queue.directory(), WRITERS, found);
        Path readers = queue.file(QueueFiles.READERS);
        if (Files.isDirectory(readers, LinkOption.NOFOLLOW_LINKS)) {
            list(queue, readers, READERS, found);
        }
    }

    private static void list(
            QueueSubject queue, Path directory, Pattern names, Consumer<Diagnosis> found)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.tmp")) {
            for (Path entry : entries) {
                var name = names.matcher(entry.getFileName().toString());
                if (name.matches() && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    String reader = names == READERS ? name.group(1) : "";
                    if (reader.isEmpty() || !isOpen(queue, reader)) {
                        report(queue, entry, reader, found);
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isOpen(QueueSubject queue, String reader) {
        try {
            return queue.queues().readerAlive(queue.directory(), reader);
        } catch (QueueException unknown) {
            return true;
        }
    }

    private static void report(
            QueueSubject queue, Path file, String reader, Consumer<Diagnosis> found)
            throws IOException {
        Look look = Look.at(file);
        if (look == null) {
            return;
        }
        found.accept(
                Diagnosis.of(Severity.WARNING, "orphaned-file", file)
                        .safe(
                                "whoever made it died before it was complete, and nobody has the"
                                        + " queue open",
                                Amounts.bytes(look.size()) + " of disk",
                                "rm " + ShellWord.of(file),
                                () ->
                                        DeadOwner.locked(
                                                queue,
                                                (now, pin) ->
                                                        delete(now, pin, file, reader, look))));
    }

    private static Optional<String> delete(
            QueueSubject now, Pinned queue, Path file, String reader, Look look)
            throws IOException {
        String name = file.getFileName().toString();
        boolean deleted;
        if (reader.isEmpty()) {
            deleted = queue.delete(name, look);
        } else {
            try (Pinned readers = queue.child(QueueFiles.READERS)) {
                if (isOpen(now, reader)) {
                    throw new NotSafe("its reader is open now");
                }
                deleted = readers.delete(name, look);
            }
        }
        return deleted ? Optional.of("deleted it") : Optional.empty();
    }
}
