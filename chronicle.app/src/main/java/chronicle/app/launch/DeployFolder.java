package chronicle.app.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folders whose bundles and configurations Apache Felix FileInstall brings into a framework, for as
 * long as they lie there. FileInstall takes its orders from the framework's properties.
 */
final class DeployFolder {

    /** The bundle that does it; without a folder it is not started. */
    static final String INSTALLER = "org.apache.felix.fileinstall";

    /** A file is taken when two looks in a row have found it the same. */
    static final int POLL_MS = 500;

    /** Files that begin with a dot are not there yet: copied under such a name, then renamed. */
    private static final String FILES = "[^.].*\\.(jar|cfg|config)";

    /**
     * Where a router's settings are those of the command line, a file of that PID would take their
     * place, and the router away with it.
     */
    private static final String NO_ROUTERS =
            "(?!chronicle\\.router([~-].*)?\\.(cfg|config)$)" + FILES;

    private static final Pattern TAKEN = Pattern.compile(FILES);

    private DeployFolder() {}

    /** Whether a file of that name is taken for a bundle. */
    static boolean isBundle(String name) {
        return name.endsWith(".jar") && isTaken(name);
    }

    /** Whether a file of that name is taken for a bundle or a configuration. */
    static boolean isTaken(String name) {
        return TAKEN.matcher(name).matches();
    }

    /**
     * @param deployed at least one folder
     * @param temporary FileInstall's own folder, made when it needs one
     * @param bundleLevel start level of what is deployed
     * @param activeLevel nothing is deployed below this start level
     */
    static Map<String, String> properties(
            Deployed deployed, Path temporary, int bundleLevel, int activeLevel) {
        String folders =
                deployed.folders().stream().map(Path::toString).collect(Collectors.joining(","));
        return Map.ofEntries(
                Map.entry("felix.fileinstall.dir", folders),
                Map.entry("felix.fileinstall.tmpdir", temporary.toString()),
                Map.entry(
                        "felix.fileinstall.filter",
                        deployed.etc().isPresent() ? FILES : NO_ROUTERS),
                Map.entry("felix.fileinstall.subdir.mode", "skip"),
                Map.entry("felix.fileinstall.poll", String.valueOf(POLL_MS)),
                // What is there at the start is there before the router is.
                Map.entry("felix.fileinstall.noInitialDelay", "true"),
                // Looking costs less than the inotify instance that it would take.
                Map.entry("felix.fileinstall.disableNio2", "true"),
                // The files are the operator's: never written, never deleted.
                Map.entry("felix.fileinstall.enableConfigSave", "false"),
                Map.entry("felix.fileinstall.start.level", String.valueOf(bundleLevel)),
                Map.entry("felix.fileinstall.active.level", String.valueOf(activeLevel)),
                Map.entry("felix.fileinstall.log.default", "jul"),
                Map.entry("felix.fileinstall.log.level", "3"));
    }
}
