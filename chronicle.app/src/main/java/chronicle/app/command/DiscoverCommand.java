package chronicle.app.command;

import chronicle.app.discover.DiscoverRun;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The discovery alone, in a plain JVM. */
@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints strategies as they come and go, until SIGTERM or Ctrl-C.",
        footer = {
            "",
            "Lines on stdout: up, then added NAME NANOS and removed NAME NANOS, NANOS being",
            "System.nanoTime() of this process when the event left the discovery."
        })
final class DiscoverCommand implements Callable<Integer> {

    @Mixin private BusOption bus;

    @Option(
            names = "--watcher",
            paramLabel = "NAME",
            completionCandidates = Watchers.class,
            description = "inotify, jdk or poll (default: the best that works here).")
    private String watcher;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    DiscoverCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        BusLayout layout = bus.layout();
        List<QueueWatcher> candidates = candidates();
        BusOption.awaited(layout, terminal);
        try (Queues queues = Queues.create()) {
            new DiscoverRun(layout, queues, candidates, terminal, stop).run(watcher != null);
        }
        return 0;
    }

    private List<QueueWatcher> candidates() {
        List<QueueWatcher> available = QueueWatchers.load();
        if (watcher == null) {
            return available;
        }
        List<QueueWatcher> named =
                available.stream().filter(each -> each.name().equals(watcher)).toList();
        if (named.isEmpty()) {
            String names =
                    available.stream().map(QueueWatcher::name).collect(Collectors.joining(", "));
            throw Checks.wrong(
                    spec, "--watcher names none of those there are (" + names + "): " + watcher);
        }
        return named;
    }

    /** For the shell's completion: which of them are there is seen when they are tried. */
    static final class Watchers implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("inotify", "jdk", "poll").iterator();
        }
    }
}
