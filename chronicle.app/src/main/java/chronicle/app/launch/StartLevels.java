package chronicle.app.launch;

import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;

/** In which order the bundles start; they stop the other way round. */
final class StartLevels {

    /** What lives on nobody's services, and everything that is deployed. */
    static final int SERVICES = 1;

    /**
     * Applications start after, and above all stop before, the services that they live on: else the
     * router would see its watchers and handlers go, one by one, at every stop.
     */
    static final int APPLICATIONS = 2;

    /** What people look at applications through starts after, and stops before these. */
    static final int CONSOLES = 3;

    /** Nothing is deployed before all else runs, nor while anything stops. */
    static final int DEPLOYING = 4;

    private static final Set<String> APPLICATION_NAMES = Set.of("chronicle.router");

    private StartLevels() {}

    static int of(Bundle bundle) {
        if (DeployFolder.INSTALLER.equals(bundle.getSymbolicName())) {
            return DEPLOYING;
        }
        if (BundleSet.isOptional(bundle.getSymbolicName())) {
            return CONSOLES;
        }
        return APPLICATION_NAMES.contains(bundle.getSymbolicName()) ? APPLICATIONS : SERVICES;
    }

    static void set(Bundle bundle) {
        bundle.adapt(BundleStartLevel.class).setStartLevel(of(bundle));
    }
}
