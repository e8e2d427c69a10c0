package chronicle.app.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Which configurations a container holds. */
final class Configurations {

    private Configurations() {}

    /** In their natural order. */
    static List<String> pids(BundleContext context) throws IOException, InvalidSyntaxException {
        ServiceReference<ConfigurationAdmin> reference =
                context.getServiceReference(ConfigurationAdmin.class);
        Configuration[] all = context.getService(reference).listConfigurations(null);
        context.ungetService(reference);
        List<String> pids = new ArrayList<>();
        if (all != null) {
            for (Configuration each : all) {
                pids.add(each.getPid());
            }
        }
        Collections.sort(pids);
        return pids;
    }
}
