package chronicle.app.command;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.app.strategy.StrategyPlan;
import chronicle.app.strategy.StrategyResult;
import chronicle.app.strategy.StrategyRun;
import chronicle.core.Queues;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A strategy in a plain JVM: writes orders and awaits their acks. */
@Command(
        name = "strategy",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes orders, awaits their acks and says how long they took.",
        footer = {
            "",
            "Last line: strategy NAME orders=N acked=N rtt_us p50=N p99=N max=N",
            "The times run from the moment an order was meant to leave to the reading",
            "of its ack. SIGTERM ends it orderly."
        })
final class StrategyCommand implements Callable<Integer> {

    /** A command that has not ended a minute after the signal is ended all the same. */
    private static final int LONGEST_STOP = 50;

    @Mixin private BusOption bus;
    @Mixin private ChildOption child;
    @Mixin private SegmentOption segments;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name: 1 to 128 of [A-Za-z0-9._-], no leading dot.")
    private String name;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description =
                    "Orders to write; 0: until a signal (default: 100; 0 with --follow-feed).")
    private Long orders;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "1000",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "Pads orders to this many bytes (default: no padding).")
    private int size;

    @Option(
            names = "--follow-feed",
            paramLabel = "SYMBOL",
            description = "An order per tick of this symbol on demo_feed, which it waits for.")
    private String symbol;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Awaits acks so long after the last order (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--stop-timeout",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description =
                    "Awaits missing acks so long at most after SIGTERM (default: ${DEFAULT-VALUE}).")
    private int stopTimeout;

    @Spec private CommandSpec spec;

    private final Terminal terminal;
    private final StopSignal stop;

    StrategyCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws InterruptedException {
        StrategyPlan plan = plan();
        child.watch(stop);
        StrategyResult result;
        try (Queues queues = Queues.create()) {
            result = new StrategyRun(plan, queues, stop).run();
        }
        terminal.line(result.line());
        if (result.missing() > 0) {
            throw new CommandFailure(
                    result.missing()
                            + " orders have no ack, is a router with a handler running on this"
                            + " bus? strategy="
                            + name
                            + " bus="
                            + plan.bus().root());
        }
        return 0;
    }

    private StrategyPlan plan() {
        Checks.rate(spec, rate);
        Checks.range(spec, "--size", 0, Integer.MAX_VALUE, size);
        Checks.range(spec, "--timeout", 0, 86_400, timeout);
        Checks.range(spec, "--stop-timeout", 0, LONGEST_STOP, stopTimeout);
        if (orders != null) {
            Checks.range(spec, "--orders", 0, Long.MAX_VALUE, orders);
        }
        if (symbol != null && !symbol.matches("[A-Z0-9._-]{1,32}")) {
            throw Checks.wrong(
                    spec,
                    "--follow-feed is a symbol such as BTC, 1 to 32 of [A-Z0-9._-]: " + symbol);
        }
        long untold = symbol == null ? 100 : 0;
        return new StrategyPlan(
                bus.layout(),
                Checks.strategy(spec, name),
                orders == null ? untold : orders,
                rate,
                size,
                Optional.ofNullable(symbol),
                Duration.ofSeconds(timeout),
                Duration.ofSeconds(stopTimeout),
                segments.writer());
    }
}
