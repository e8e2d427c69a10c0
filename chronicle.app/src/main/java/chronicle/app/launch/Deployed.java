package chronicle.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders whose bundles and settings are taken into a container for as long as they lie there. Of
 * {@code etc}, if there is one, come the routers as well: a file {@code chronicle.router-NAME.cfg}
 * for each. Without it, nothing configures a router but the program itself.
 *
 * @param etc a real path without a comma
 * @param deploy the same
 */
public record Deployed(Optional<Path> etc, Optional<Path> deploy) {

    /** No folder at all. */
    public static final Deployed NOTHING = new Deployed(Optional.empty(), Optional.empty());

    private static final Pattern ROUTER =
            Pattern.compile(Pattern.quote(RouterDefaults.PID) + "[-~][^.].*\\.(cfg|config)");

    /** All folders, settings first. */
    List<Path> folders() {
        return Stream.concat(etc.stream(), deploy.stream()).toList();
    }

    /**
     * Whether a file of {@code etc} sets up a router now.
     *
     * @throws IOException when the folder cannot be listed
     */
    public boolean hasRouters() throws IOException {
        if (etc.isEmpty()) {
            return false;
        }
        try (Stream<Path> files = Files.list(etc.get())) {
            return files.anyMatch(file -> ROUTER.matcher(file.getFileName().toString()).matches());
        }
    }

    /** What {@code ${chronicle.home}} stands for in settings: the folder that holds {@code etc}. */
    Optional<Path> home() {
        return etc.map(Path::getParent);
    }
}
