package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Gogo on standard input and output. At a terminal its end, by {@code exit} or Ctrl-D, is the
 * program's; the end of any other input is only the end of the commands in it.
 */
public final class Shell implements AutoCloseable {

    private static final String PROFILE = "gosh_profile";
    private static final String GOGO = "org.apache.felix.gogo.";
    private static final String LIBRARY = "org.jline";

    private final Path home;
    private final boolean typed;

    /** Of the terminal, null where there is none. */
    private final TerminalSettings before;

    private Shell(Path home, boolean typed) {
        this.home = home;
        this.typed = typed;
        this.before = typed ? TerminalSettings.read() : null;
    }

    /**
     * Writes the profile that Gogo reads at its start.
     *
     * @param typed whether somebody sits at a terminal
     * @param routers whether there will be any: then nothing is asked before they are up
     */
    public static Shell prepare(boolean typed, boolean routers) {
        try (InputStream profile = Shell.class.getResourceAsStream(PROFILE)) {
            if (profile == null) {
                throw new IllegalStateException("missing in this program: " + PROFILE);
            }
            Path home = Files.createTempDirectory("chronicle-shell-");
            Path file = Files.createDirectories(home.resolve("etc")).resolve(PROFILE);
            Files.copy(profile, file);
            if (!typed) {
                // Nobody waits for a prompt, and what is said goes into a file or a program.
                Files.writeString(file, "prompt = ''\n", StandardOpenOption.APPEND);
            }
            if (routers) {
                // One that does not come up in time is looked for all the more by a shell.
                Files.writeString(file, "try { chronicle:await } { }\n", StandardOpenOption.APPEND);
            }
            return new Shell(home, typed);
        } catch (IOException e) {
            throw new CommandFailure(
                    "no folder for the shell's profile: path="
                            + System.getProperty("java.io.tmpdir")
                            + " reason=\""
                            + e.getMessage()
                            + '"',
                    e);
        }
    }

    /** A folder that is deleted with this. */
    public Path home() {
        return home;
    }

    /** What Gogo takes from the framework's properties. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("gosh.home", home.toString());
        if (!typed) {
            properties.put("gosh.args", "--noshutdown --nohistory");
        }
        return properties;
    }

    /**
     * Has the program told when the shell has stopped the framework.
     *
     * @param context of the framework
     */
    public void onEnd(BundleContext context, Runnable ended) {
        context.addBundleListener(
                (SynchronousBundleListener)
                        event -> {
                            if (event.getType() == BundleEvent.STOPPING
                                    && event.getBundle().getBundleId()
                                            == Constants.SYSTEM_BUNDLE_ID) {
                                ended.run();
                            }
                        });
    }

    /**
     * Starts a bundle. JLine looks for its parts by the thread's class loader, where it would find
     * those of this program's own JLine, of another version: Gogo is started with that of its own.
     *
     * @param all the bundles among which its JLine may be
     */
    static void start(Bundle bundle, List<Bundle> all) throws BundleException {
        Optional<Bundle> library =
                all.stream()
                        .filter(each -> LIBRARY.equals(each.getSymbolicName()))
                        .filter(each -> bundle.getSymbolicName().startsWith(GOGO))
                        .findFirst();
        if (library.isEmpty()) {
            bundle.start();
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(library.get().adapt(BundleWiring.class).getClassLoader());
        try {
            bundle.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * To be called when the framework has stopped: sets the terminal back, deletes what was
     * written.
     */
    @Override
    public void close() {
        if (before != null) {
            before.restore();
        }
        Folders.deleteQuietly(home);
    }
}
