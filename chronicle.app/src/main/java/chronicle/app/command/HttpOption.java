package chronicle.app.command;

import chronicle.app.launch.BundleSet;
import chronicle.app.launch.ConsoleLogin;
import chronicle.app.launch.FelixLauncher;
import chronicle.app.launch.HttpServer;
import chronicle.app.launch.Launch;
import chronicle.app.process.Terminal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --http [HOST:]PORT} of the router. */
final class HttpOption {

    private static final String LOOPBACK = "127.0.0.1";

    /** The servlet of Felix that executes health checks; it is there once it is configured. */
    private static final String HEALTH =
            "org.apache.felix.hc.core.impl.servlet.HealthCheckExecutorServlet";

    /** A name, an IPv4 address, or an IPv6 address in brackets; then a port. */
    private static final Pattern FORM =
            Pattern.compile("(?:(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):)?(?<port>[0-9]{1,5})");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description = {
                "Serves the web console with the page of the router, metrics for Prometheus at"
                        + " /metrics, and health checks at /system/health; on this machine only"
                        + " unless HOST is given; port 0 takes a free one. Whoever reaches the port"
                        + " reads metrics and health; the console asks for a login. User admin; its password is"
                        + " printed at the start unless the environment variable"
                        + " CHRONICLE_CONSOLE_PASSWORD gives it."
            })
    private String address;

    private HttpServer server;
    private ConsoleLogin login;

    /** Adds the bundles of the console when the option is given. */
    Launch addTo(Launch launch) {
        if (address == null) {
            return launch;
        }
        Matcher matcher = FORM.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
            throw Checks.wrong(mixee, "--http is [HOST:]PORT, PORT from 0 to 65535: " + address);
        }
        String host = matcher.group("host");
        login = ConsoleLogin.of(System.getenv());
        server =
                HttpServer.at(
                        host == null ? LOOPBACK : host.replaceAll("[\\[\\]]", ""),
                        Integer.parseInt(matcher.group("port")));
        return launch.with(BundleSet.HTTP, server.properties(login));
    }

    /** Opens the console's doors and says where it is, when the option is given. */
    void started(FelixLauncher launcher, Terminal terminal) {
        if (server == null) {
            return;
        }
        HttpServer listening = server.listening(launcher.context());
        launcher.configure("chronicle.webconsole.standalone", Map.of("standalone", true));
        launcher.configure(HEALTH, Map.of("format", "txt", "cors.accessControlAllowOrigin", ""));
        terminal.line(
                "console "
                        + listening.url()
                        + " user="
                        + ConsoleLogin.USER
                        + login.toTell().map(password -> " password=" + password).orElse(""));
    }
}
