package chronicle.webconsole;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/**
 * Leads from the root of a server that has nothing else to show to the page; under the same
 * condition as {@link CrossSiteGuardComponent}.
 */
@Component(
        service = Servlet.class,
        configurationPid = CrossSiteGuardComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        // The empty pattern is the root alone.
        property = "osgi.http.whiteboard.servlet.pattern=")
public final class RootRedirectComponent extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect("/system/console/" + ConsolePage.LABEL);
    }
}
