package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.testkit.Await;
import chronicle.testkit.InotifyLimit;
import chronicle.testkit.Modes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Meets a limit, says how the watch takes it, lifts it and says that too. */
final class LimitedChild {

    private final BusLayout layout;

    private LimitedChild(Path root) {
        layout = new BusLayout(root);
    }

    public static void main(String[] args) throws Exception {
        LimitedChild child = new LimitedChild(Path.of(args[1]));
        child.make("alpha");
        switch (args[0]) {
            case "watches" -> child.watches();
            case "instances" -> child.instances();
            case "modes" -> child.modes();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private void watches() throws Exception {
        InotifyLimit.WATCHES.set(1_000);
        try (Watch watch = new JdkWatcher().open(layout)) {
            int held = watch.health().counters().watches();
            InotifyLimit.WATCHES.set(held);
            say("limit=user.max_inotify_watches value=" + held);
            make("beta");
            awaitDegraded(watch);
            make("gamma");
            awaitHint(watch, "gamma");
            awaitAttempts(watch);
            awaitHint(watch, "beta");
            InotifyLimit.WATCHES.set(1_000);
            awaitRecovered(watch);
        }
    }

    private void instances() throws IOException {
        InotifyLimit.INSTANCES.set(0);
        try (Watch watch = new JdkWatcher().open(layout)) {
            say("opened " + watch.health());
        } catch (WatchException e) {
            say("refused " + e.getMessage());
        }
    }

    private void modes() throws Exception {
        Path beta = make("beta").getParent();
        Modes.set(beta, "---------");
        try (Watch watch = new JdkWatcher().open(layout)) {
            say("closed " + watch.health().mode());
            Modes.set(beta, "--x--x--x");
            awaitDegraded(watch);
            awaitHint(watch, "beta");
            Modes.set(beta, "rwxr-xr-x");
            awaitRecovered(watch);
        }
    }

    private Path make(String name) throws IOException {
        return Files.createDirectories(layout.endpoints(new StrategyId(name)).ordersOut());
    }

    private static void awaitDegraded(Watch watch) {
        Await.until("it is degraded", () -> watch.health().mode() == Mode.DEGRADED);
        WatchHealth health = watch.health();
        say("degraded " + health.cause() + " " + health.reason());
    }

    /** Twice: the second cannot be left from before. */
    private static void awaitHint(Watch watch, String name) {
        for (int i = 0; i < 2; i++) {
            Await.until(
                    "a hint of " + name,
                    () -> watch.await(Duration.ofSeconds(1)).names().contains(name));
        }
        say("hinted " + name);
    }

    /** Says what was told of the watch's health while it tries in vain. */
    private static void awaitAttempts(Watch watch) {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        watch.onHealthChange(() -> told.add(watch.health().reason()));
        long before = watch.health().counters().retries();
        Await.until("three more attempts", () -> watch.health().counters().retries() >= before + 3);
        say("told meanwhile " + told);
    }

    private static void awaitRecovered(Watch watch) {
        Await.until("it gets events", () -> watch.health().mode() == Mode.EVENTS, watch::health);
        say("recovered");
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
