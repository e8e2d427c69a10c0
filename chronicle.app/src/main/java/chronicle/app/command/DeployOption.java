package chronicle.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --deploy DIR} of the router. */
final class DeployOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--deploy",
            paramLabel = "DIR",
            description = {
                "Folder whose bundles (*.jar) and configurations (*.cfg, *.config) the router"
                        + " takes in while it runs, for as long as they lie there. They run with"
                        + " the router's rights."
            })
    private Path directory;

    /**
     * The folder as FileInstall needs it, absolute and without symbolic links; empty when nothing
     * is to be deployed.
     */
    Optional<Path> folder() {
        if (directory == null) {
            return Optional.empty();
        }
        if (directory.toString().isBlank()) {
            throw Checks.wrong(mixee, "--deploy is empty, give a folder");
        }
        if (!Files.exists(directory)) {
            throw wrong("--deploy names nothing, make that folder first");
        }
        if (!Files.isDirectory(directory)) {
            throw wrong("--deploy names a file, give a folder");
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw wrong("--deploy names a folder that may not be read, give this user r and x");
        }
        Path folder = real();
        if (folder.toString().contains(",") || folder.toString().contains("${")) {
            throw wrong("--deploy cannot use a path with a comma or ${, give another folder");
        }
        return Optional.of(folder);
    }

    private Path real() {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw wrong("--deploy names a folder that cannot be used, " + e);
        }
    }

    private RuntimeException wrong(String sentence) {
        return Checks.wrong(mixee, sentence + ": path=" + directory);
    }
}
