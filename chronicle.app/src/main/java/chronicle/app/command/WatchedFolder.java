package chronicle.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Checks a folder that FileInstall is to look at. */
final class WatchedFolder {

    private WatchedFolder() {}

    /**
     * The folder as FileInstall needs it, absolute and without symbolic links.
     *
     * @param option how the user calls it, for messages
     * @throws picocli.CommandLine.ParameterException a sentence, when it cannot be used
     */
    static Path checked(CommandSpec command, String option, Path directory) {
        if (directory.toString().isBlank()) {
            throw Checks.wrong(command, option + " is empty, give a folder");
        }
        if (!Files.exists(directory)) {
            throw wrong(command, option + " names nothing, make that folder first", directory);
        }
        if (!Files.isDirectory(directory)) {
            throw wrong(command, option + " names a file, give a folder", directory);
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw wrong(
                    command,
                    option + " names a folder that may not be read, give this user r and x",
                    directory);
        }
        Path folder = real(command, option, directory);
        if (folder.toString().contains(",") || folder.toString().contains("${")) {
            throw wrong(
                    command,
                    option + " cannot use a path with a comma or ${, give another folder",
                    directory);
        }
        return folder;
    }

    private static Path real(CommandSpec command, String option, Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw wrong(command, option + " names a folder that cannot be used, " + e, directory);
        }
    }

    private static RuntimeException wrong(CommandSpec command, String sentence, Path directory) {
        return Checks.wrong(command, sentence + ": path=" + directory);
    }
}
