package chronicle.itest.container;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** Has the framework wire a bundle, and who depends on it, anew. */
final class Rewiring {

    private Rewiring() {}

    /** Returns when it is done; those that run were stopped and started for it. */
    static void of(BundleContext context, Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
                .adapt(FrameworkWiring.class)
                .refreshBundles(
                        List.of(bundle),
                        event -> {
                            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                                refreshed.countDown();
                            }
                        });
        if (!refreshed.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("not refreshed: " + bundle);
        }
    }
}
