package chronicle.app.command;

import chronicle.bus.BusLayout;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path there = nearestThatExists(directory);
        if (there != null && !Files.isDirectory(there)) {
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
        return new BusLayout(directory);
    }

    private static Path nearestThatExists(Path directory) {
        Path path = directory.toAbsolutePath();
        while (path != null && !Files.exists(path)) {
            path = path.getParent();
        }
        return path;
    }
}
