package chronicle.app.launch;

import java.io.IOException;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the program's own bundles in step with those that are deployed beside them. A watcher or
 * handler of the program rests while a deployed one of the same name runs, and runs again without
 * it. What FileInstall uninstalls of the program's own (it updates these in place when name and
 * version are the same, and takes them for its own from then on) is put back.
 *
 * <p>All of it happens on the framework's one thread for events, so never twice at once.
 */
final class BuiltInBundles implements BundleListener, FrameworkListener {

    private static final Logger LOG = LoggerFactory.getLogger("deploy");

    private final BundleContext context;
    private final List<String> locations;

    /**
     * @param context the framework's own
     * @param installed the program's bundles
     */
    BuiltInBundles(BundleContext context, List<Bundle> installed) {
        this.context = context;
        this.locations = installed.stream().map(Bundle::getLocation).toList();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED
                && !locations.contains(event.getBundle().getLocation())) {
            settle();
        }
    }

    /** FileInstall has the packages refreshed after all that it does. */
    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
            settle();
        }
    }

    private void settle() {
        for (String location : locations) {
            if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() != Bundle.ACTIVE) {
                return;
            }
            try {
                settle(location);
            } catch (BundleException | IOException | IllegalStateException e) {
                LOG.error("the program's own bundle cannot be kept: bundle={}", location, e);
            }
        }
    }

    private void settle(String location) throws BundleException, IOException {
        Bundle bundle = context.getBundle(location);
        if (bundle == null) {
            bundle = NestedBundles.install(context, location);
            StartLevels.set(bundle);
            bundle.start();
            LOG.info("the program's own is back: bundle={}", bundle.getSymbolicName());
        } else if (isReplaced(bundle)) {
            if (bundle.getState() == Bundle.ACTIVE) {
                bundle.stop(Bundle.STOP_TRANSIENT);
                LOG.info("the program's own rests: bundle={}", bundle.getSymbolicName());
            }
        } else if (isMissing(bundle)) {
            bundle.start(Bundle.START_TRANSIENT);
            LOG.info("the program's own runs again: bundle={}", bundle.getSymbolicName());
        }
    }

    private boolean isReplaced(Bundle own) {
        if (!isReplaceable(own.getSymbolicName())) {
            return false;
        }
        for (Bundle each : context.getBundles()) {
            if (each.getState() == Bundle.ACTIVE
                    && own.getSymbolicName().equals(each.getSymbolicName())
                    && !locations.contains(each.getLocation())) {
                return true;
            }
        }
        return false;
    }

    /** What others look up as a service; all else is wired to, and cannot be exchanged so. */
    private static boolean isReplaceable(String symbolicName) {
        return symbolicName.startsWith("chronicle.discovery.")
                || symbolicName.equals("chronicle.example.handler");
    }

    /** Whether it should run: not when somebody has stopped it, nor when it is not for here. */
    private static boolean isMissing(Bundle bundle) {
        return bundle.getState() != Bundle.ACTIVE
                && bundle.getState() != Bundle.STARTING
                && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()
                && !NestedBundles.isNotForHere(bundle);
    }
}
