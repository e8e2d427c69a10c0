package chronicle.webconsole;

import jakarta.servlet.Filter;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * The guard, for a container whose console is ours: there must be a configuration of this PID, the
 * content of which does not matter.
 */
@Component(
        service = Filter.class,
        configurationPid = CrossSiteGuardComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {
            "osgi.http.whiteboard.context.select="
                    + "(osgi.http.whiteboard.context.name=org.apache.felix.webconsole)",
            "osgi.http.whiteboard.filter.pattern=/*"
        })
public final class CrossSiteGuardComponent extends CrossSiteGuard {

    static final String PID = "chronicle.webconsole.standalone";

    private static final long serialVersionUID = 1L;
}
