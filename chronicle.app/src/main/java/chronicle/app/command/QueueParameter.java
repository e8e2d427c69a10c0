package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code QUEUE_DIR} of the commands that look at a queue. */
final class QueueParameter {

    @Parameters(
            paramLabel = "QUEUE_DIR",
            description = "A queue's folder, such as BUS/orders/queue/NAME/orders_out.")
    private Path directory;

    Path directory() {
        Path absolute = directory.toAbsolutePath().normalize();
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
}
