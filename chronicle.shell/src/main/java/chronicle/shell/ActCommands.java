package chronicle.shell;

import chronicle.bus.StrategyId;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import chronicle.tools.text.SafeText;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What the commands do that change something. A router does what it is asked soon; the answer waits
 * a moment for it, so that it can say how things stand then.
 */
final class ActCommands {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final long LOOK_NS = 5_000_000;

    private final Routers routers;

    ActCommands(Routers routers) {
        this.routers = routers;
    }

    /**
     * @param name of the watcher, empty to end a preference
     */
    String swap(String bus, String name) {
        ShellRouter router = routers.one(bus);
        RouterStatus status = router.status();
        String before = status.watcher();
        try {
            router.control().prefer(name);
        } catch (IllegalArgumentException e) {
            throw new ShellException(e.getMessage(), e);
        }
        String wanted = name.isEmpty() ? first(status) : name;
        boolean done = await(() -> status.watcher().equals(wanted));
        String now = status.watcher();
        return (done
                        ? "watcher "
                                + now
                                + (now.equals(before) ? " as before" : " instead of " + before)
                        : "watcher is still "
                                + now
                                + ", see chronicle:watcher why "
                                + wanted
                                + " is not used")
                + (name.isEmpty() ? ", none is preferred" : ", " + name + " is preferred");
    }

    private static String first(RouterStatus router) {
        return router.watchers().isEmpty() ? "none" : router.watchers().get(0);
    }

    String quarantine(String bus, String name, String why) {
        ShellRouter router = routers.one(bus);
        StrategyId strategy = LookCommands.find(router.status(), name).strategy();
        check(router, name, router.control().quarantine(strategy, why));
        return settled(router, name, lane -> lane.state() == LaneState.QUARANTINED);
    }

    String resume(String bus, String name) {
        ShellRouter router = routers.one(bus);
        StrategyId strategy = LookCommands.find(router.status(), name).strategy();
        check(router, name, router.control().resume(strategy));
        return settled(router, name, lane -> lane.state() == LaneState.LIVE);
    }

    String skip(String bus, String name) {
        ShellRouter router = routers.one(bus);
        LaneStatus before = LookCommands.find(router.status(), name);
        check(router, name, router.control().skip(before.strategy()));
        boolean done =
                await(
                        () ->
                                LookCommands.find(router.status(), name).deadLetters()
                                        > before.deadLetters());
        return (done
                        ? "its order was given up, it is in orders_dead; "
                        : "no order of it was given up yet, none may be refused; ")
                + state(LookCommands.find(router.status(), name));
    }

    /** It may have left since it was found. */
    private static void check(ShellRouter router, String name, boolean known) {
        if (!known) {
            LookCommands.find(router.status(), name);
            throw new ShellException("the strategy left meanwhile: name=" + name);
        }
    }

    private static String settled(ShellRouter router, String name, Predicate<LaneStatus> done) {
        await(() -> done.test(LookCommands.find(router.status(), name)));
        return state(LookCommands.find(router.status(), name));
    }

    private static String state(LaneStatus lane) {
        return lane.strategy() + " is " + lane.state() + ": " + SafeText.of(lane.reason());
    }

    private static boolean await(BooleanSupplier done) {
        long deadline = System.nanoTime() + MOMENT.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }
}
