package chronicle.app.command;

import chronicle.app.launch.BundleControl;
import chronicle.app.launch.FelixLauncher;
import chronicle.app.launch.RouterDefaults;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The router in Felix, until a signal. Its lines come from the router bundle's own console. */
@Command(
        name = "router",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Runs the router in Felix until SIGTERM or Ctrl-C, then stops it cleanly.",
        footer = {
            "",
            "Lines on stdout: router up bus=DIR watcher=NAME, added NAME, removed NAME,",
            "watcher NAME after another watcher took over."
        })
final class RouterCommand implements Callable<Integer> {

    @Mixin private BusOption bus;
    @Mixin private SegmentOption segments;
    @Mixin private DeployOption deploy;

    @Option(
            names = "--control",
            hidden = true,
            description = "Obeys lines on stdin: stop BSN, start BSN, bundles. Its end stops all.")
    private boolean control;

    private final Terminal terminal;
    private final StopSignal stop;

    RouterCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> settings = RouterDefaults.load();
        settings.put("bus", bus.layout().root().toString());
        settings.put("console", true);
        settings.put("segment_size", segments.size());
        settings.put("keep_replies", segments.keep());
        try (FelixLauncher launcher = FelixLauncher.start(deploy.folder())) {
            launcher.configure(RouterDefaults.PID, "main", settings);
            if (control) {
                startControl(launcher);
            }
            stop.await();
        }
        return 0;
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
