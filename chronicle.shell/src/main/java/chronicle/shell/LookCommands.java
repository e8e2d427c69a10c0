package chronicle.shell;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import chronicle.tools.text.SafeText;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the commands say that only look at routers. */
final class LookCommands {

    private static final int NAMED = 10;

    private final Routers routers;
    private final Supplier<Instant> clock;

    LookCommands(Routers routers, Supplier<Instant> clock) {
        this.routers = routers;
        this.clock = clock;
    }

    /** One router after the other. */
    String status(String bus) {
        return routers.some(bus).stream()
                .map(router -> StatusView.text(router.status(), clock.get()))
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * @param state empty for all
     */
    String lanes(String bus, String state) {
        RouterStatus router = routers.one(bus).status();
        List<LaneStatus> lanes = router.lanes();
        if (!state.isEmpty()) {
            LaneState wanted = state(state);
            lanes = lanes.stream().filter(lane -> lane.state() == wanted).toList();
        }
        return lanes.isEmpty()
                ? "no lanes"
                        + (state.isEmpty() ? "" : " are " + state(state))
                        + " on "
                        + router.bus()
                : LaneViews.table(lanes, clock.get());
    }

    private static LaneState state(String text) {
        try {
            return LaneState.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ShellException(
                    "no lane is ever in this state: state="
                            + text
                            + ", give one of "
                            + Arrays.stream(LaneState.values())
                                    .map(LaneState::name)
                                    .collect(Collectors.joining(", ")),
                    e);
        }
    }

    String lane(String bus, String name) {
        RouterStatus router = routers.one(bus).status();
        return LaneViews.one(find(router, name), router.events(), clock.get());
    }

    /**
     * The lane of a strategy.
     *
     * @throws ShellException when there is none; the message lists some there are
     */
    static LaneStatus find(RouterStatus router, String name) {
        List<LaneStatus> lanes = router.lanes();
        return lanes.stream()
                .filter(lane -> lane.strategy().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(router, name, lanes));
    }

    private static ShellException unknown(
            RouterStatus router, String name, List<LaneStatus> lanes) {
        String there =
                lanes.stream()
                        .limit(NAMED)
                        .map(LaneStatus::strategy)
                        .map(StrategyId::name)
                        .collect(Collectors.joining(", "));
        return new ShellException(
                "no such strategy: name="
                        + SafeText.of(name)
                        + " bus="
                        + router.bus()
                        + ", there "
                        + (lanes.isEmpty() ? "is none" : "are " + there)
                        + (lanes.size() > NAMED ? " and " + (lanes.size() - NAMED) + " more" : ""));
    }

    String watcher(String bus, WatchLimits limits) {
        return WatcherView.text(routers.one(bus).status(), limits, clock.get());
    }

    /** The router whose events are wanted. */
    RouterStatus router(String bus) {
        return routers.one(bus).status();
    }

    /**
     * Prints the last events that are kept.
     *
     * @param most 0 and more
     */
    static void events(List<LaneEvent> kept, long most, PrintStream out) {
        kept.stream()
                .skip(Math.max(0, kept.size() - most))
                .forEach(event -> out.println(EventLines.of(event)));
    }
}
