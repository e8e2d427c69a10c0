package chronicle.webconsole;

import chronicle.bus.StrategyId;
import chronicle.webconsole.PageFiles.PageFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page: {@code GET LABEL} is the console's frame around static HTML, {@code GET LABEL/ui/FILE}
 * a file of it, {@code GET LABEL/state} what it shows, {@code POST LABEL/command} what the operator
 * asks. Who is let in is the console's business; all of it lies behind its login.
 *
 * <p>The console's frame holds scripts in the HTML, so the page's policy has to allow those; it
 * allows nothing from elsewhere, and no other site may frame the page.
 */
public class ConsolePage extends AbstractServlet {

    /** Last element of the page's path in the console. */
    static final String LABEL = "chronicle";

    static final String TOKEN_HEADER = "X-Chronicle-Token";

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.webconsole");

    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'"
                    + " 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final int LONGEST_REASON = 200;

    private final transient Routers routers;
    private final transient StateJson state;
    private final transient PageTokens tokens;
    private final transient PageFiles files = new PageFiles();

    ConsolePage(Routers routers, StateJson state, PageTokens tokens) {
        this.routers = routers;
        this.state = state;
        this.tokens = tokens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        String path = pathBelowLabel(request);
        if (path.equals("/state")) {
            state(request, response);
        } else if (path.startsWith("/ui/")) {
            file(path.substring("/ui/".length()), request, response);
        } else if (!path.isEmpty() && !path.equals("/")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
        // Else the console puts its frame around renderContent.
    }

    @Override
    public void renderContent(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.getWriter().write(files.html());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!pathBelowLabel(request).equals("/command")) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "nothing takes a command here");
        } else if (!RequestOrigin.isOwn(request)) {
            LOG.warn("a command from another site is refused: {}", RequestOrigin.describe(request));
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "the command is from another site");
        } else if (!tokens.accepts(request.getHeader(TOKEN_HEADER), user(request))) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "the page's token is missing or too old, load the page again");
        } else {
            obey(request, response);
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String error)
            throws IOException {
        UnwantedBody.readAway(request, response);
        answer(response, status, error);
    }

    private void obey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getParameterMap();
        } catch (RuntimeException e) {
            // Which one is the server's choice.
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "the form cannot be read: " + e.getMessage());
            return;
        }
        String bus = parameter(request, "bus");
        Optional<Command> command = Command.of(request.getParameter("command"));
        Optional<StrategyId> strategy = StrategyId.parse(parameter(request, "lane"));
        Optional<ConsoleRouter> router = routers.find(bus);
        if (command.isEmpty() || strategy.isEmpty()) {
            answer(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "give command (quarantine, resume or skip), lane and bus");
            return;
        }
        if (router.isEmpty()) {
            answer(response, HttpServletResponse.SC_NOT_FOUND, "no router serves this bus");
            return;
        }
        String why = "by " + user(request) + " in the web console" + remark(request);
        LOG.info(
                "{} is asked {}: strategy={} bus={}",
                command.get().word(),
                why,
                strategy.get(),
                router.get().bus());
        if (command.get().ask(router.get().control(), strategy.get(), why)) {
            answer(response, HttpServletResponse.SC_OK, "");
        } else {
            answer(response, HttpServletResponse.SC_NOT_FOUND, "no such strategy is on the bus");
        }
    }

    private static String remark(HttpServletRequest request) {
        String text = Clean.line(parameter(request, "reason").strip(), LONGEST_REASON);
        return text.isEmpty() ? "" : ": " + text;
    }

    private void state(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StateJson.Ask ask =
                new StateJson.Ask(
                        parameter(request, "bus"),
                        number(parameter(request, "from")),
                        parameter(request, "events"));
        json(response, HttpServletResponse.SC_OK);
        state.write(response.getWriter(), ask, tokens.issue(user(request)));
    }

    private void file(String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<PageFile> found = files.find(name);
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PageFile file = found.get();
        response.setHeader("ETag", file.tag());
        response.setHeader("Cache-Control", "no-cache");
        if (file.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(file.type());
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }

    private static void answer(HttpServletResponse response, int status, String error)
            throws IOException {
        json(response, status);
        Json.object(response.getWriter(), json -> json.writeStringField("error", error));
    }

    private static void json(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    private static String pathBelowLabel(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() <= LABEL.length() + 1
                ? ""
                : path.substring(LABEL.length() + 1);
    }

    private static String user(HttpServletRequest request) {
        return String.valueOf(request.getRemoteUser());
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** 0, and with it everything, for what is no number. */
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
