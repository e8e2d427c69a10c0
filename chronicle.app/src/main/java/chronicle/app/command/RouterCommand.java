package chronicle.app.command;

import chronicle.app.launch.BundleControl;
import chronicle.app.launch.Deployed;
import chronicle.app.launch.FelixLauncher;
import chronicle.app.launch.Launch;
import chronicle.app.launch.QueueAccess;
import chronicle.app.launch.RouterDefaults;
import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The router in Felix, until a signal. Its lines come from the router bundle's own console. */
@Command(
        name = "router",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Runs a router in Felix, or several, until SIGTERM or Ctrl-C, then stops it"
                        + " cleanly.",
        footer = {
            "",
            "Lines on stdout: router up bus=DIR watcher=NAME, added NAME, removed NAME,",
            "watcher NAME after another watcher took over; with --http before all others",
            "console URL user=admin, and password=PASSWORD when it was made for this start."
        })
final class RouterCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RouterDefaults.PID);

    @Mixin private RouterSource source;
    @Mixin private SegmentOption segments;
    @Mixin private HttpOption http;
    @Mixin private ShellOption shell;

    @Option(
            names = "--control",
            hidden = true,
            description = "Obeys lines on stdin: stop BSN, start BSN, bundles. Its end stops all.")
    private boolean control;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    RouterCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<BusLayout> bus = source.bus();
        Optional<Map<String, Object>> settings = bus.map(this::settings);
        Deployed deployed = source.deployed();
        boolean routers = settings.isPresent() || hasRouters(deployed);
        if (settings.isEmpty()) {
            segments.refuse("set segment_size and keep_replies in the files of --etc instead");
        }
        if (!routers) {
            // It goes on: a file may come at any time.
            LOG.warn(
                    "no router is configured, put a file chronicle.router-NAME.cfg there: path={}",
                    deployed.etc().orElseThrow());
        }
        if (control && shell.isWanted()) {
            throw Checks.wrong(spec, "--control and --shell both read standard input, give one");
        }
        Launch launch = shell.addTo(http.addTo(Launch.of(deployed)), routers);
        bus.ifPresent(layout -> BusOption.awaited(layout, terminal));
        try (FelixLauncher launcher = FelixLauncher.start(launch)) {
            QueueAccess.require(launcher.context());
            http.started(launcher, terminal);
            shell.started(launcher, stop);
            if (!stop.requested()) {
                settings.ifPresent(set -> launcher.configure(RouterDefaults.PID, "main", set));
            }
            if (control) {
                startControl(launcher);
            }
            stop.await();
        } finally {
            shell.ended();
        }
        return 0;
    }

    private Map<String, Object> settings(BusLayout bus) {
        Map<String, Object> settings = RouterDefaults.load();
        settings.put("bus", bus.root().toString());
        settings.put("console", true);
        settings.put("segment_size", segments.sizeOfMany());
        settings.put("keep_replies", segments.keep());
        return settings;
    }

    private static boolean hasRouters(Deployed deployed) {
        try {
            return deployed.hasRouters();
        } catch (IOException e) {
            throw new CommandFailure(
                    "a folder cannot be listed: path=" + deployed.etc().orElseThrow(), e);
        }
    }

    private void startControl(FelixLauncher launcher) {
        Thread thread =
                new Thread(
                        () -> {
                            new BundleControl(launcher, terminal).serve(System.in);
                            stop.request();
                        },
                        "chronicle-control");
        thread.setDaemon(true);
        thread.start();
    }
}
