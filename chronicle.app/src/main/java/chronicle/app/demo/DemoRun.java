package chronicle.app.demo;

import chronicle.app.message.DemoText;
import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.core.Queues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole way with real processes: a feed, strategies, the router in Felix. Meanwhile the
 * router's watcher is exchanged twice, a strategy comes late, one is killed and comes back, one
 * leaves. Each step is awaited by what it brings about. Runs on the calling thread.
 */
public final class DemoRun {

    private static final String INOTIFY_BUNDLE = "chronicle.discovery.linux";
    private static final String INOTIFY = "inotify";
    private static final String STAGE = "demo";

    /** Small segments, so that a demonstration of seconds rolls too. */
    private static final String SEGMENT_BYTES = String.valueOf(1 << 20);

    private static final long MAX_ORDERS_PER_STRATEGY = 60_000;
    private static final long MAX_RATE = 1_000;

    private final BusLayout bus;
    private final Roles roles;
    private final double seconds;
    private final long rate;
    private final Terminal terminal;
    private final Timeline timeline;
    private final Cast cast;
    private final BusAudit audit;
    private final Queues queues;
    private final Map<String, Child> trading = new LinkedHashMap<>();
    private Child router;
    private RouterLines lines;

    private DemoRun(
            BusLayout bus,
            Roles roles,
            int seconds,
            Terminal terminal,
            Timeline timeline,
            Cast cast,
            Queues queues) {
        this.bus = bus;
        this.roles = roles;
        this.seconds = seconds;
        this.rate = Math.max(1, Math.min(MAX_RATE, MAX_ORDERS_PER_STRATEGY / seconds));
        this.terminal = terminal;
        this.timeline = timeline;
        this.cast = cast;
        this.queues = queues;
        this.audit = new BusAudit(queues, bus);
    }

    /**
     * Plays it and prints the verdict as the last line.
     *
     * @param directory the bus, or empty for a temporary one
     * @param strategies how many are there from the beginning, 1 and more
     * @param seconds over which the steps are spread, 1 and more
     * @throws CommandFailure when a step fails, or something was lost or doubled
     */
    public static void play(
            Optional<Path> directory,
            int strategies,
            int seconds,
            Terminal terminal,
            StopSignal stop)
            throws InterruptedException {
        Timeline timeline = new Timeline(terminal);
        try (DemoBus bus = DemoBus.open(directory);
                Queues queues = Queues.create();
                Cast cast = new Cast(timeline, stop)) {
            BusLayout layout = new BusLayout(bus.root());
            Roles roles = Roles.of(strategies);
            new DemoRun(layout, roles, seconds, terminal, timeline, cast, queues).play();
        }
    }

    private void play() throws InterruptedException {
        timeline.say(STAGE, "bus " + bus.root());
        startRouter();
        Child feed = startFeed();
        for (String name : roles.initial()) {
            startStrategy(name);
        }
        for (String name : roles.initial()) {
            awaitAttached(name);
        }
        boolean swaps = lines.firstWatcher().equals(INOTIFY);
        cast.until(seconds * 0.25);
        if (swaps) {
            stopInotify();
        } else {
            timeline.say(STAGE, "no inotify here: the watcher is not exchanged");
        }
        cast.until(seconds * 0.35);
        startStrategy(Roles.LATECOMER);
        awaitAttached(Roles.LATECOMER);
        cast.until(seconds * 0.5);
        if (swaps) {
            startInotify();
        }
        cast.until(seconds * 0.6);
        killAndRestart(roles.victim());
        cast.until(seconds * 0.8);
        leave(roles.leaver());
        cast.until(seconds);
        leaveAll();
        settle();
        end(feed);
        end(router);
        conclude(swaps);
    }

    private void startRouter() throws InterruptedException {
        timeline.say(STAGE, "starts the router in Felix");
        router =
                cast.start(
                        "router",
                        arguments(
                                "router", "--control", "--keep", "--segment-size", SEGMENT_BYTES));
        lines = new RouterLines(router.lines());
        cast.await("the router is up", router, lines::up);
    }

    private Child startFeed() throws InterruptedException {
        timeline.say(STAGE, "starts the feed");
        Child feed =
                cast.start(
                        "feed",
                        arguments(
                                "feed",
                                "--until-input-ends",
                                "--segment-size",
                                SEGMENT_BYTES,
                                "--rate",
                                String.valueOf(2 * rate)));
        Path queue = bus.feed(DemoText.FEED);
        cast.await("the feed is ready", feed, () -> ReadyMarker.isPresent(queue));
        return feed;
    }

    private void startStrategy(String name) {
        List<String> arguments =
                arguments(
                        "strategy",
                        "--until-input-ends",
                        "--name",
                        name,
                        "--orders",
                        "0",
                        "--keep",
                        "--segment-size",
                        SEGMENT_BYTES);
        if (name.equals(roles.follower())) {
            timeline.say(STAGE, "starts strategy " + name + ", which follows the feed");
            arguments.addAll(List.of("--follow-feed", "BTC"));
        } else {
            timeline.say(STAGE, "starts strategy " + name);
            arguments.addAll(List.of("--rate", String.valueOf(rate)));
        }
        trading.put(name, cast.start(name, arguments));
    }

    private void awaitAttached(String name) throws InterruptedException {
        Child strategy = trading.get(name);
        cast.await(
                name + " is attached",
                router,
                () -> lines.attached(name) || strategy.ended() && failEarly(strategy));
    }

    private static boolean failEarly(Child strategy) {
        throw new CommandFailure(
                strategy.name() + " ended by itself with exit code " + strategy.exitCode());
    }

    private void stopInotify() throws InterruptedException {
        long before = lines.swaps();
        timeline.say(STAGE, "stops the bundle " + INOTIFY_BUNDLE);
        router.tell("stop " + INOTIFY_BUNDLE);
        cast.await("another watcher took over", router, () -> lines.swaps() > before);
    }

    private void startInotify() throws InterruptedException {
        long before = lines.swaps();
        timeline.say(STAGE, "starts the bundle " + INOTIFY_BUNDLE);
        router.tell("start " + INOTIFY_BUNDLE);
        cast.await("inotify took over", router, () -> lines.swaps() > before);
    }

    /** READY stays when a strategy is killed, so the router keeps it: only the queue can tell. */
    private void killAndRestart(String name) throws InterruptedException {
        Path orders = bus.endpoints(new StrategyId(name)).ordersOut();
        long epoch = queues.inspect(orders).writerEpoch();
        timeline.say(STAGE, "kills " + name + " with SIGKILL");
        Child killed = trading.get(name);
        killed.kill();
        cast.await(name + " is dead", router, killed::ended);
        startStrategy(name);
        Child restarted = trading.get(name);
        cast.await(
                name + " goes on in its queue",
                restarted,
                () -> queues.inspect(orders).writerEpoch() > epoch);
        timeline.say(STAGE, name + " is back and goes on in its queue");
    }

    private void leave(String name) throws InterruptedException {
        timeline.say(STAGE, name + " takes its READY back and ends");
        Child strategy = trading.remove(name);
        strategy.terminate();
        cast.awaitEnd(strategy, 0);
        cast.await(name + " is detached", router, () -> !lines.attached(name));
    }

    private void leaveAll() throws InterruptedException {
        timeline.say(STAGE, "ends the remaining strategies");
        trading.values().forEach(Child::terminate);
        for (Child strategy : trading.values()) {
            cast.awaitEnd(strategy, 0);
            cast.await(
                    strategy.name() + " is detached",
                    router,
                    () -> !lines.attached(strategy.name()));
        }
    }

    /** The router may still be answering what a killed strategy left. */
    private void settle() throws InterruptedException {
        if (!cast.eventually(() -> Verdict.of(audit.read(roles.all())).lost() == 0)) {
            timeline.say(STAGE, "not every order is answered, goes on without");
        }
    }

    private void end(Child child) throws InterruptedException {
        timeline.say(STAGE, "ends the " + child.name());
        child.terminate();
        cast.awaitEnd(child, 0);
    }

    private void conclude(boolean swaps) {
        // Now that nobody can write any more: what came too much shows as well.
        Verdict verdict = Verdict.of(audit.read(roles.all()));
        terminal.line(verdict.line(lines));
        if (!verdict.clean()) {
            throw new CommandFailure("orders were lost or doubled, see the line above");
        }
        if (swaps && lines.swaps() != 2) {
            throw new CommandFailure("the watcher was not exchanged exactly twice");
        }
    }

    private List<String> arguments(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--bus", bus.root().toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
