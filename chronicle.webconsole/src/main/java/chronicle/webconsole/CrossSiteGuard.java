package chronicle.webconsole;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the whole web console, which looks at the login only: a browser sends that along
 * with whatever another site has it post, a bundle to install for instance. Refuses requests that
 * change something and come from elsewhere, and has no other site frame a page.
 */
public class CrossSiteGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.webconsole");

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestOrigin.isReading(request) || RequestOrigin.isOwn(request)) {
            response.setHeader("X-Frame-Options", "DENY");
            chain.doFilter(request, response);
        } else {
            LOG.warn(
                    "a request from another site is refused: path={} {}",
                    Clean.line(request.getRequestURI(), 200),
                    RequestOrigin.describe(request));
            UnwantedBody.readAway(request, response);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
