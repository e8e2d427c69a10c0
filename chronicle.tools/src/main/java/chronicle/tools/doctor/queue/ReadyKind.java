package chronicle.tools.doctor.queue;

import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.DeadOwner;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Look;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Consumer;

/** READY that is something else than an empty regular file. */
public final class ReadyKind implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Path file = queue.file(QueueFiles.READY);
        BasicFileAttributes ready;
        try {
            ready =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        if (ready.isRegularFile()) {
            if (ready.size() > 0) {
                found.accept(
                        Diagnosis.of(Severity.NOTE, "ready-not-empty", file)
                                .byHand(
                                        "READY has " + Amounts.things(ready.size(), "byte"),
                                        "nothing here; other implementations may refuse it",
                                        "have its owner publish it anew"));
            }
            return;
        }
        Diagnosis.Start start = Diagnosis.of(Severity.ERROR, "ready-kind", file);
        String cost = "no router attaches the queue";
        String remedy = "rm -r " + ShellWord.of(file) + ", then start its owner anew";
        if (ready.isDirectory()) {
            found.accept(start.byHand("READY is a directory, not a file", cost, remedy));
            return;
        }
        Look look = Look.at(file);
        found.accept(
                start.safe(
                        "READY is "
                                + (ready.isSymbolicLink() ? "a symbolic link" : "a device or FIFO")
                                + ", not a file",
                        cost,
                        remedy,
                        () ->
                                DeadOwner.locked(
                                        queue,
                                        (now, pin) ->
                                                pin.delete(QueueFiles.READY, look)
                                                        ? Optional.of("deleted it")
                                                        : Optional.empty())));
    }
}
