package chronicle.tools.doctor.queue;

import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.OpenDoors;
import chronicle.tools.doctor.exam.QueueSubject;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A queue that everybody may write to: its directory, or else the first such file in it. */
public final class OpenPermissions implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        if (OpenDoors.report(queue.directory(), found)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(queue.directory())) {
            for (Path file : files) {
                if (OpenDoors.report(file, found)) {
                    return;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
