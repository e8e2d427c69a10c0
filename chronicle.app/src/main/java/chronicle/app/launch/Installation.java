package chronicle.app.launch;

import chronicle.app.process.JvmCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The unpacked archive that this program runs from, when it does: its jar is {@code
 * HOME/lib/chronicle.jar}, beside {@code HOME/bundles}. The jar of a build, which holds its bundles
 * itself, belongs to none.
 *
 * @param home the archive's root folder, absolute
 */
public record Installation(Path home) {

    /** The one that this program's jar lies in. */
    public static Optional<Installation> find() {
        return of(JvmCommand.codeSource());
    }

    /**
     * The one that a jar lies in.
     *
     * @param jar absolute
     */
    static Optional<Installation> of(Path jar) {
        Path lib = jar.getParent();
        if (lib == null || lib.getParent() == null || !lib.endsWith("lib")) {
            return Optional.empty();
        }
        Installation found = new Installation(lib.getParent());
        return Files.isDirectory(found.bundles()) ? Optional.of(found) : Optional.empty();
    }

    /** The bundles that the container is made of. */
    public Path bundles() {
        return home.resolve("bundles");
    }

    /** Settings, a file for each router or other component. */
    public Path etc() {
        return home.resolve("etc");
    }

    /** What is taken in while the router runs. */
    public Path deploy() {
        return home.resolve("deploy");
    }
}
