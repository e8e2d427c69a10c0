package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.app.process.Terminal;
import chronicle.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

class FelixLauncherIT {

    private static final Set<Thread.State> WAITS =
            Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    @Test
    void startsEveryNestedBundleButTheDeployingOneAndLeavesNothingBehind() {
        Path cache;
        try (FelixLauncher launcher = FelixLauncher.start()) {
            List<String> asleep =
                    launcher.bundles().stream()
                            .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                            .map(Bundle::getSymbolicName)
                            .collect(Collectors.toList());
            assertEquals(List.of("org.apache.felix.fileinstall"), asleep);
            // The service is visible to us: its package is shared, not a copy.
            assertTrue(launcher.context().getServiceReference(ConfigurationAdmin.class) != null);
            cache = Path.of(launcher.context().getProperty(Constants.FRAMEWORK_STORAGE));
            assertTrue(Files.isDirectory(cache));
        }
        assertTrue(Files.notExists(cache));
    }

    @Test
    void everyBundleOfASetIsInTheProgramAndRunsWhereTheSetIsWanted() {
        List<String> stopping = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.at("127.0.0.1", 0);
        Launch launch =
                Launch.PLAIN.with(BundleSet.HTTP, server.properties(ConsoleLogin.of(Map.of())));
        try (FelixLauncher launcher = FelixLauncher.start(launch)) {
            Set<String> active =
                    launcher.bundles().stream()
                            .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                            .map(Bundle::getSymbolicName)
                            .collect(Collectors.toSet());
            assertTrue(active.containsAll(BundleSet.HTTP.symbolicNames()), active::toString);
            assertTrue(server.listening(launcher.context()).port() > 0);
            SynchronousBundleListener listener =
                    event -> {
                        if (event.getType() == BundleEvent.STOPPING) {
                            stopping.add(event.getBundle().getSymbolicName());
                        }
                    };
            launcher.context().addBundleListener(listener);
        }
        // It prints on standard output when it is stopped while it is told of the others.
        assertEquals("org.apache.felix.eventadmin", stopping.get(0), stopping::toString);
        try (FelixLauncher launcher = FelixLauncher.start()) {
            assertTrue(
                    launcher.bundles().stream()
                            .map(Bundle::getSymbolicName)
                            .noneMatch(BundleSet.HTTP.symbolicNames()::contains));
        }
    }

    @Test
    void whatAConfigurationHasBegunComesToItsEndBeforeAnythingStops() throws Exception {
        FelixLauncher launcher = FelixLauncher.start();
        Bundle framework = launcher.context().getBundle();
        Thread closer = new Thread(launcher::close, "closer");
        List<Integer> states = new CopyOnWriteArrayList<>();
        // Called by the thread that also activates components.
        ConfigurationListener busy =
                event -> {
                    if (event.getPid().equals("busy")) {
                        closer.start();
                        Await.until("it waits", () -> WAITS.contains(closer.getState()));
                        states.add(framework.getState());
                    }
                };
        launcher.context().registerService(ConfigurationListener.class, busy, null);
        launcher.configure("busy", Map.of());
        Await.until("stopped", () -> framework.getState() == Bundle.RESOLVED);
        assertEquals(List.of(Bundle.ACTIVE), states);
        closer.join();
    }

    @Test
    void bundlesObeyOrders() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        try (FelixLauncher launcher = FelixLauncher.start()) {
            BundleControl control = new BundleControl(launcher, new Terminal(stream, stream));
            control.obey("stop chronicle.discovery.poll");
            control.obey("start chronicle.discovery.poll");
            control.obey("stop nobody");
            control.obey("dance");
        }
        assertEquals(
                List.of(
                        "control: chronicle.discovery.poll resolved",
                        "control: chronicle.discovery.poll active",
                        "control: no such bundle: nobody",
                        "control: not understood, use stop BSN, start BSN or bundles: line=\"dance\""),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
