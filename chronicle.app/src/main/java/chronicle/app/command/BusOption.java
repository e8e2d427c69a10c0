package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --bus DIR} of the commands that need one. */
final class BusOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--bus",
            required = true,
            paramLabel = "DIR",
            description = "Root folder of the bus.")
    private Path directory;

    BusLayout layout() {
        return layoutOf(directory, mixee);
    }

    static BusLayout layoutOf(Path directory, CommandSpec command) {
        if (directory.toString().isBlank()) {
            // As a script with an unset variable gives it; it would be the current folder.
            throw new ParameterException(
                    command.commandLine(), "--bus is empty, give the bus's root folder");
        }
        BusLayout layout = new BusLayout(directory);
        Path there = layout.nearestExisting();
        if (!Files.isDirectory(there)) {
            String where = Files.exists(directory) ? "names" : "is a path below";
            throw new ParameterException(
                    command.commandLine(),
                    "--bus "
                            + where
                            + " a file, give the bus's root folder: path="
                            + directory
                            + " file="
                            + there);
        }
        return layout;
    }

    /** A bus that has to be there. */
    BusLayout existing() {
        BusLayout layout = layout();
        if (!Files.isDirectory(layout.root())) {
            throw new CommandFailure(
                    "no such bus, give the folder that holds orders/queue: path=" + layout.root());
        }
        return layout;
    }

    /**
     * A bus that may come later, with its first strategy.
     *
     * @param terminal is told when this user could not make it, which may be meant or a slip
     * @throws CommandFailure when nobody can make it there, ever
     */
    static void awaited(BusLayout layout, Terminal terminal) {
        Path there = layout.nearestExisting();
        if (there.equals(layout.root())) {
            return;
        }
        requireRoom(layout, there);
        if (!Files.isWritable(there)) {
            terminal.note(
                    "the bus is not there and this user may not make it, it waits for somebody who"
                            + " does: path="
                            + layout.root()
                            + " there_is="
                            + there);
        }
    }

    private static void requireRoom(BusLayout layout, Path there) {
        Optional<String> kind;
        try {
            kind = layout.noRoom();
        } catch (IOException e) {
            throw new CommandFailure(
                    "the place of the bus cannot be looked at: path=" + there + " reason=" + e, e);
        }
        if (kind.isPresent()) {
            throw new CommandFailure(
                    "no bus can be made there, give a folder on a disk: path="
                            + layout.root()
                            + " there_is="
                            + there
                            + " file_system="
                            + kind.get());
        }
    }
}
