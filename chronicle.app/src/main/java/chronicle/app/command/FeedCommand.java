package chronicle.app.command;

import chronicle.app.feed.FeedRun;
import chronicle.app.message.DemoText;
import chronicle.app.process.StopSignal;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A source of market data in a plain JVM. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes ticks into market_data/queue/demo_feed until SIGTERM or Ctrl-C.")
final class FeedCommand implements Callable<Integer> {

    @Mixin private BusOption bus;
    @Mixin private ChildOption child;
    @Mixin private SegmentOption segments;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Ticks per second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Spec private CommandSpec spec;

    private final StopSignal stop;

    FeedCommand(StopSignal stop) {
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        Checks.rate(spec, rate);
        WriterOptions options = segments.writer();
        child.watch(stop);
        try (Queues queues = Queues.create()) {
            new FeedRun(queues, bus.layout().feed(DemoText.FEED), stop).run(rate, options);
        }
        return 0;
    }
}
