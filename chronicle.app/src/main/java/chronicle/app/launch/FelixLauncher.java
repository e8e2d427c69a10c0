package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running framework. Its cache lives in a temporary folder and goes with {@link #close()},
 * which stops the bundles in order, so that every component is deactivated. Thread-safe.
 */
public final class FelixLauncher implements AutoCloseable {

    /** What the launcher's class path lends to the bundles; the same list as the bndrun's. */
    static final String SHARED_PACKAGES =
            "org.slf4j;version=\"2.0.17\",org.slf4j;version=\"1.7.36\","
                    + "org.slf4j.helpers;version=\"2.0.17\",org.slf4j.helpers;version=\"1.7.36\","
                    + "org.slf4j.event;version=\"2.0.17\",org.slf4j.spi;version=\"2.0.17\","
                    + "org.osgi.service.cm;version=\"1.6.1\"";

    private static final Logger LOG = LoggerFactory.getLogger(FelixLauncher.class);

    private static final String EXAMPLE = "chronicle.example.handler";
    private static final String EVENT_ADMIN = "org.apache.felix.eventadmin";

    private static final long STOP_TIMEOUT_MS = TimeUnit.SECONDS.toMillis(30);

    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Path cache;
    private final Framework framework;
    private final List<DeployCheck> checks = new ArrayList<>();
    private boolean closed;

    private FelixLauncher(Path cache, Framework framework) {
        this.cache = cache;
        this.framework = framework;
    }

    /** As {@link #start(Launch)}, with nothing but the router. */
    public static FelixLauncher start() {
        return start(Launch.PLAIN);
    }

    /** As {@link #start(Launch)}, without further bundles of the program. */
    public static FelixLauncher start(Deployed deployed) {
        return start(Launch.of(deployed));
    }

    /**
     * Starts the framework with the nested bundles that are wanted, none of them configured yet,
     * and then with what lies in the folders, as long as it lies there. Where routers come from a
     * folder, handlers do too: the example, which acknowledges everything, is left out then.
     *
     * @throws CommandFailure when a bundle cannot be installed or started; of the folders' bundles
     *     it is only logged
     */
    public static FelixLauncher start(Launch launch) {
        Path cache = temporaryFolder();
        Framework framework = factory().newFramework(configuration(cache, launch));
        FelixLauncher launcher = new FelixLauncher(cache, framework);
        try {
            framework.init();
            launcher.installAndStart(launch);
            launch.deployed()
                    .folders()
                    .forEach(folder -> launcher.checks.add(DeployCheck.start(folder)));
            return launcher;
        } catch (BundleException | IOException e) {
            launcher.close();
            throw new CommandFailure("the container does not start: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            launcher.close();
            throw e;
        }
    }

    /** Creates the one configuration of a PID; its components become active by it. */
    public void configure(String pid, Map<String, Object> properties) {
        update(pid, properties, admin -> admin.getConfiguration(pid, "?"));
    }

    /** Creates a configuration of a factory PID; its component becomes active by it. */
    public void configure(String factoryPid, String name, Map<String, Object> properties) {
        update(
                factoryPid,
                properties,
                admin -> admin.getFactoryConfiguration(factoryPid, name, "?"));
    }

    /**
     * @param find makes it without a location: any bundle may receive it
     */
    private void update(String pid, Map<String, Object> properties, Find find) {
        BundleContext context = framework.getBundleContext();
        ServiceReference<ConfigurationAdmin> reference =
                context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null) {
            throw new CommandFailure("the container has no ConfigurationAdmin service");
        }
        Dictionary<String, Object> dictionary = new Hashtable<>(properties);
        try {
            find.in(context.getService(reference)).update(dictionary);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the configuration cannot be stored: pid=" + pid + " path=" + cache, e);
        } finally {
            context.ungetService(reference);
        }
    }

    /** The installed bundles, without the framework itself. */
    public List<Bundle> bundles() {
        List<Bundle> bundles = new ArrayList<>();
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }

    /** The framework's context, to register and find services. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Stops the framework and deletes its cache. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        checks.forEach(DeployCheck::close);
        try {
            if (framework.getState() == Bundle.ACTIVE) {
                settle();
            }
            framework.stop();
            FrameworkEvent event = framework.waitForStop(STOP_TIMEOUT_MS);
            if (event.getType() == FrameworkEvent.WAIT_TIMEDOUT) {
                LOG.error("the container did not stop within {} ms", STOP_TIMEOUT_MS);
            }
        } catch (BundleException e) {
            LOG.error("the container does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Folders.deleteQuietly(cache);
        }
    }

    /** Nobody is told, nothing is deployed any more, and what has begun comes to its end. */
    private void settle() throws InterruptedException {
        try {
            // While bundles stop it is told of each, and what it is telling when it stops itself
            // makes it print on standard output.
            stopAll(bundle -> EVENT_ADMIN.equals(bundle.getSymbolicName()));
            stopAll(bundle -> StartLevels.of(bundle) == StartLevels.DEPLOYING);
            if (!Settling.await(framework.getBundleContext(), SETTLING)) {
                LOG.warn("the container is still busy with a configuration, it is stopped");
            }
        } catch (BundleException | IOException e) {
            LOG.warn("the container is stopped while it may be busy", e);
        }
    }

    private void stopAll(Predicate<Bundle> which) throws BundleException {
        for (Bundle bundle : bundles()) {
            if (which.test(bundle)) {
                bundle.stop(Bundle.STOP_TRANSIENT);
            }
        }
    }

    private void installAndStart(Launch launch) throws BundleException, IOException {
        BundleContext context = framework.getBundleContext();
        Deployed deployed = launch.deployed();
        boolean deploying = !deployed.folders().isEmpty();
        List<Bundle> installed =
                NestedBundles.installInto(
                        context,
                        name ->
                                BundleSet.isWanted(name, launch.sets())
                                        && (deployed.etc().isEmpty() || !name.equals(EXAMPLE)));
        installed.forEach(StartLevels::set);
        framework.adapt(FrameworkWiring.class).resolveBundles(installed);
        framework.start();
        if (deploying) {
            BuiltInBundles builtIn = new BuiltInBundles(context, installed);
            context.addBundleListener(builtIn);
            context.addFrameworkListener(builtIn);
        }
        for (Bundle bundle : inOrder(installed, deploying)) {
            if (NestedBundles.isNotForHere(bundle)) {
                LOG.info("not for this operating system: bundle={}", bundle.getSymbolicName());
            } else {
                Shell.start(bundle, installed);
            }
        }
    }

    /** The deploying one comes last, so that all that its bundles may need is there. */
    private static List<Bundle> inOrder(List<Bundle> installed, boolean deploying) {
        return installed.stream()
                .filter(bundle -> deploying || StartLevels.of(bundle) != StartLevels.DEPLOYING)
                .sorted(Comparator.comparingInt(StartLevels::of))
                .toList();
    }

    private static Map<String, String> configuration(Path cache, Launch launch) {
        Deployed deployed = launch.deployed();
        // Felix takes its logger as an object from this map, which its type does not show.
        Map<String, Object> configuration = new HashMap<>(launch.properties());
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.toString());
        configuration.put(
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED_PACKAGES);
        configuration.put(
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL, String.valueOf(StartLevels.DEPLOYING));
        configuration.put("felix.log.level", "2");
        configuration.put("felix.log.logger", new FrameworkLog());
        configuration.put("felix.cm.loglevel", "2");
        configuration.put("ds.loglevel", "2");
        if (!deployed.folders().isEmpty()) {
            DeployLog.attach();
            configuration.putAll(
                    DeployFolder.properties(
                            deployed,
                            cache.resolve("deploy"),
                            StartLevels.SERVICES,
                            StartLevels.DEPLOYING));
        }
        deployed.home().ifPresent(home -> configuration.put("chronicle.home", home.toString()));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, String> erased = (Map) configuration;
        return erased;
    }

    private static FrameworkFactory factory() {
        return ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        "no OSGi framework on the class path: start it with"
                                                + " chronicle.jar"));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("chronicle-felix-");
        } catch (IOException e) {
            throw new CommandFailure(
                    "no folder for the container's cache: path="
                            + System.getProperty("java.io.tmpdir")
                            + " reason=\""
                            + e.getMessage()
                            + "\"; give another one with -Djava.io.tmpdir",
                    e);
        }
    }

    @FunctionalInterface
    private interface Find {
        Configuration in(ConfigurationAdmin admin) throws IOException;
    }
}
