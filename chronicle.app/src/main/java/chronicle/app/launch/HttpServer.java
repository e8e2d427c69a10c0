package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The server of the container, before it starts as settings and afterwards as an address.
 *
 * @param host as it was given, without brackets
 * @param port 1 to 65535; 0 for a free one, which the server itself takes when it starts: one that
 *     was found before could be another's by then
 */
public record HttpServer(String host, int port) {

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    /** Of that service: where it listens, as URLs. */
    private static final String ENDPOINTS = "osgi.http.endpoint";

    /**
     * Looks whether the port can be had: the server itself would only log that it cannot.
     *
     * @throws CommandFailure when somebody else has it, or this user may not
     */
    public static HttpServer at(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // As the server does it: else connections of one before it would be in the way.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return new HttpServer(host, port);
        } catch (IOException e) {
            throw new CommandFailure(
                    "--http cannot listen, give another port or host: host="
                            + host
                            + " port="
                            + port
                            + " reason=\""
                            + e.getMessage()
                            + '"',
                    e);
        }
    }

    /** For the framework. */
    public Map<String, String> properties(ConsoleLogin login) {
        return Map.of(
                "org.apache.felix.http.host",
                host,
                "org.osgi.service.http.port",
                String.valueOf(port),
                // A few people and a scraper: 200 would be allowed.
                "org.apache.felix.http.jetty.threadpool.max",
                "16",
                "org.apache.felix.http.jetty.sendServerHeader",
                "false",
                "org.apache.felix.jetty.gziphandler.enable",
                "true",
                "felix.webconsole.username",
                ConsoleLogin.USER,
                "felix.webconsole.password",
                login.hash());
    }

    /**
     * With the port that it has taken.
     *
     * @throws CommandFailure when it does not listen although the container has started
     */
    public HttpServer listening(BundleContext context) {
        try {
            // Of all: whether we see the same class is of no matter.
            ServiceReference<?>[] running = context.getAllServiceReferences(RUNTIME, null);
            if (running != null) {
                return port == 0 ? new HttpServer(host, taken(running[0])) : this;
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is not invalid", e);
        }
        throw new CommandFailure(
                "--http does not listen, the log says why: host=" + host + " port=" + port);
    }

    /** All its endpoints have the same. */
    private static int taken(ServiceReference<?> running) {
        String[] endpoints = (String[]) running.getProperty(ENDPOINTS);
        return URI.create(endpoints[0]).getPort();
    }

    public String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + port + '/';
    }
}
