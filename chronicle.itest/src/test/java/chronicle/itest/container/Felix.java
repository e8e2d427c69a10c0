package chronicle.itest.container;

import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import chronicle.testkit.Await;
import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A Felix with Declarative Services and configuration, into which a test puts bundles. */
public final class Felix implements AutoCloseable {

    /** What the class path always lends. */
    private static final String CONFIGURATION = "org.osgi.service.cm;version=1.6.1";

    /** The logging API, as the launcher lends it: logs go where those of the test go. */
    private static final String LOGGING =
            "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
                    // For bundles that know SLF4J 1 only: what they call is still there.
                    + "org.slf4j;version=1.7.36,org.slf4j.helpers;version=1.7.36,"
                    + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17,"
                    + "org.osgi.service.log;version=1.5.0";

    private static final List<String> BASE =
            List.of(
                    "org.osgi.util.function",
                    "org.osgi.util.promise",
                    "org.osgi.service.component",
                    "org.apache.felix.configadmin",
                    "org.apache.felix.scr",
                    "com.sun.jna",
                    "chronicle.core",
                    "chronicle.bus");

    private final Path folder;
    private final NativeTestContainer container;
    private final BundleContext context;
    private final Map<String, Bundle> installed = new HashMap<>();

    /** Starts with everything but watchers, router and handlers. */
    public Felix() throws IOException {
        this(CONFIGURATION + "," + LOGGING, List.of());
    }

    /** As {@link #Felix()}, in a container with a logging service of its own: these bundles. */
    public static Felix withLogging(String... bundles) throws IOException {
        return new Felix(CONFIGURATION, List.of(bundles));
    }

    private Felix(String lent, List<String> first) throws IOException {
        Path work = Path.of(System.getProperty("itest.work", "target/pax")).toAbsolutePath();
        Files.createDirectories(work);
        folder = Files.createTempDirectory(work, "felix");
        ExamSystem system =
                PaxExamRuntime.createServerSystem(
                        workingDirectory(folder.toString()),
                        cleanCaches(true),
                        frameworkProperty(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA).value(lent),
                        // Of a web server, from its first moment on: any port that is free.
                        frameworkProperty("org.osgi.service.http.port").value("0"),
                        frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"),
                        frameworkProperty("felix.fileinstall.dir").value(drop().toString()),
                        frameworkProperty("felix.fileinstall.poll").value("100"),
                        frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
        container = (NativeTestContainer) PaxExamRuntime.createContainer(system);
        container.start();
        context = container.getSystemBundle().getBundleContext();
        first.forEach(this::start);
        BASE.forEach(this::start);
    }

    /** Installs a bundle of the class path, when it is not there yet. */
    public Bundle install(String symbolicName) {
        try {
            Bundle bundle = installed.get(symbolicName);
            if (bundle == null) {
                bundle = context.installBundle(ClassPathBundles.location(symbolicName));
                installed.put(symbolicName, bundle);
            }
            return bundle;
        } catch (BundleException e) {
            throw new AssertionError("bundle cannot be installed: " + symbolicName, e);
        }
    }

    /** As {@link #install}, and starts it. */
    public Bundle start(String symbolicName) {
        try {
            Bundle bundle = install(symbolicName);
            bundle.start();
            return bundle;
        } catch (BundleException e) {
            throw new AssertionError("bundle does not start: " + symbolicName, e);
        }
    }

    public void stop(String symbolicName) {
        try {
            installed.get(symbolicName).stop();
        } catch (BundleException e) {
            throw new AssertionError("bundle does not stop: " + symbolicName, e);
        }
    }

    /** Updates a running bundle from where it came. */
    public void update(String symbolicName) {
        try {
            installed.get(symbolicName).update();
        } catch (BundleException e) {
            throw new AssertionError("bundle cannot be updated: " + symbolicName, e);
        }
    }

    /** The next {@link #install} or {@link #start} of it makes another bundle. */
    public void uninstall(String symbolicName) {
        uninstall(installed.remove(symbolicName));
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new AssertionError("bundle cannot be uninstalled: " + bundle, e);
        }
    }

    /** As {@link #uninstall}, and nobody stays wired to it. */
    public void remove(String symbolicName) throws InterruptedException {
        Bundle bundle = installed.remove(symbolicName);
        uninstall(bundle);
        Rewiring.of(context, bundle);
    }

    /** Wires a bundle and who depends on it anew; those that run are stopped and started for it. */
    public void refresh(String symbolicName) throws InterruptedException {
        Rewiring.of(context, installed.get(symbolicName));
    }

    /** Installs and starts a bundle with this activator. */
    public Bundle start(Class<? extends BundleActivator> activator) {
        String location = "probe:" + activator.getName();
        try {
            Bundle bundle = context.getBundle(location);
            if (bundle == null) {
                bundle = context.installBundle(location, ProbeBundle.of(activator));
            }
            bundle.start();
            return bundle;
        } catch (BundleException | IOException e) {
            throw new AssertionError("probe does not start: " + activator, e);
        }
    }

    /** What probes say under a topic, line by line, from now on. */
    public List<String> lines(String topic) {
        List<String> lines = new CopyOnWriteArrayList<>();
        listen(topic, lines::add);
        return lines;
    }

    /** Hears what probes say under a topic, on their thread. */
    public void listen(String topic, Consumer<String> listener) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("topic", topic));
        context.registerService(Consumer.class, listener, properties);
    }

    /** A router under this configuration. */
    public Configuration router(Map<String, Object> settings) throws IOException {
        Configuration configuration =
                configurations().createFactoryConfiguration("chronicle.router", "?");
        configuration.update(new Hashtable<>(settings));
        return configuration;
    }

    /** The one configuration of a PID. */
    public Configuration configuration(String pid) throws IOException {
        return configurations().getConfiguration(pid, "?");
    }

    /** The folder whose jars FileInstall installs, from now on. */
    public DropFolder dropFolder() throws IOException {
        DropFolder drop = new DropFolder(drop());
        start("org.apache.felix.fileinstall");
        return drop;
    }

    private Path drop() {
        return folder.resolve("drop");
    }

    /** Version of the bundle of this name that runs, {@code none} without one. */
    public String runningVersion(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())
                    && bundle.getState() == Bundle.ACTIVE) {
                return bundle.getVersion().toString();
            }
        }
        return "none";
    }

    private ConfigurationAdmin configurations() {
        ServiceReference<ConfigurationAdmin> reference =
                context.getServiceReference(ConfigurationAdmin.class);
        return context.getService(reference);
    }

    /** How many services there are under a class name that the test itself need not know. */
    public int services(String className) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(className, null);
            return found == null ? 0 : found.length;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("not a class name: " + className, e);
        }
    }

    /** A property of the service of a class name that the test itself need not know. */
    public Object property(String className, String key) {
        try {
            return context.getAllServiceReferences(className, null)[0].getProperty(key);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("not a class name: " + className, e);
        }
    }

    /** Everything that happens to services of a class: {@code 1} came, {@code 2} changed, … */
    public List<Integer> serviceEvents(String className) throws Exception {
        List<Integer> events = new CopyOnWriteArrayList<>();
        context.addServiceListener(
                (AllServiceListener) event -> events.add(event.getType()),
                "(" + Constants.OBJECTCLASS + "=" + className + ")");
        return events;
    }

    /** What a probe answers that is a service of type UnaryOperator under this topic. */
    @SuppressWarnings("unchecked")
    public String ask(String topic, String question) {
        try {
            ServiceReference<?>[] found =
                    context.getServiceReferences(
                            UnaryOperator.class.getName(), "(topic=" + topic + ")");
            if (found == null) {
                throw new AssertionError("nobody to ask under " + topic);
            }
            return ((UnaryOperator<String>) context.getService(found[0])).apply(question);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("not a topic: " + topic, e);
        }
    }

    /** Why components did not activate; the {@code ComponentProbe} must run. */
    public String componentFailures() {
        return String.valueOf(
                context.getService(context.getServiceReference(Supplier.class)).get());
    }

    /** What the probe that registered a supplier under this name says now. */
    @SuppressWarnings("rawtypes")
    public String ask(String probe) {
        try {
            Collection<ServiceReference<Supplier>> found =
                    context.getServiceReferences(Supplier.class, "(probe=" + probe + ")");
            return String.valueOf(context.getService(found.iterator().next()).get());
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("not a name for a probe: " + probe, e);
        }
    }

    /** Waits until there is a service of this class name. */
    public void awaitService(String className) {
        Await.until("service " + className, () -> services(className) > 0, this::states);
    }

    private Collection<String> states() {
        List<String> states = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            states.add(bundle.getSymbolicName() + "=" + bundle.getState());
        }
        return states;
    }

    /** Stops, and leaves no folder behind. */
    @Override
    public void close() throws IOException {
        container.stop();
        Trees.delete(folder);
    }
}
