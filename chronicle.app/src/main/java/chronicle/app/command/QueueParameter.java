package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Parameters;

/** {@code QUEUE_DIR} of the commands that look at a queue. */
final class QueueParameter {

    @Parameters(
            paramLabel = "QUEUE_DIR",
            description = "A queue's folder, such as BUS/orders/queue/NAME/orders_out.")
    private Path directory;

    private static final Logger LOG = LoggerFactory.getLogger(QueueParameter.class);

    Path directory() {
        Path absolute = directory.toAbsolutePath().normalize();
        requireOpen(absolute);
        if (!Files.isDirectory(absolute)) {
            throw new CommandFailure(
                    "no such folder, give a queue's folder such as BUS/orders/queue/NAME/orders_out:"
                            + " path="
                            + absolute);
        }
        if (!Files.exists(absolute.resolve("control.meta"))) {
            throw new CommandFailure(
                    "no queue in this folder, it would hold a control.meta: path=" + absolute);
        }
        return absolute;
    }

    /** What may not be looked at is not missing. */
    private static void requireOpen(Path directory) {
        try {
            Files.readAttributes(directory.resolve("control.meta"), BasicFileAttributes.class);
        } catch (AccessDeniedException e) {
            throw new CommandFailure(
                    "the folder may not be looked into, give this user r and x of it and of all above"
                            + " it: path="
                            + directory,
                    e);
        } catch (IOException e) {
            LOG.debug("not there, or no folder: path={}", directory, e);
        }
    }
}
