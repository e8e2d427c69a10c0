package chronicle.app.command;

import chronicle.app.launch.BundleSet;
import chronicle.app.launch.FelixLauncher;
import chronicle.app.launch.Launch;
import chronicle.app.launch.Shell;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import picocli.CommandLine.Option;

/** {@code --shell} of the router. */
final class ShellOption {

    @Option(
            names = "--shell",
            description = {
                "A shell on standard input and output, with commands for routers, lanes and watchers:"
                        + " help chronicle:lanes. At a terminal, exit and Ctrl-D stop the router as"
                        + " well; the end of other input does not."
            })
    private boolean wanted;

    private Shell shell;

    boolean isWanted() {
        return wanted;
    }

    /**
     * Adds the bundles of the shell when the option is given.
     *
     * @param routers whether there will be any
     */
    Launch addTo(Launch launch, boolean routers) {
        if (!wanted) {
            return launch;
        }
        boolean typed = Terminal.isTyped();
        // The terminal is set by stty: no native library has to do it.
        set("org.jline.terminal.providers", "exec");
        if (!typed) {
            // Not even by that, and nothing is to be said about it.
            set("org.jline.terminal.dumb", "true");
        }
        shell = Shell.prepare(typed, routers);
        // JLine unpacks its library all the same, to look what kind its streams are of, and leaves
        // it: there it goes with the profile.
        set("jline.tmpdir", shell.home().toString());
        return launch.with(BundleSet.SHELL, shell.properties());
    }

    /** Unless whoever started this JVM knows better. */
    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    void started(FelixLauncher launcher, StopSignal stop) {
        if (shell != null) {
            shell.onEnd(launcher.context(), stop::request);
        }
    }

    void ended() {
        if (shell != null) {
            shell.close();
        }
    }
}
