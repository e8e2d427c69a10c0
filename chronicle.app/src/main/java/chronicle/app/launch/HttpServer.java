package chronicle.app.launch;

import chronicle.app.process.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * The server of the container, before it starts as settings and afterwards as an address.
 *
 * @param host as it was given, without brackets
 * @param port 1 to 65535
 */
public record HttpServer(String host, int port) {

    private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

    /**
     * Looks whether the port can be had: the server itself would only log that it cannot.
     *
     * @param port 0 takes any that is free
     * @throws CommandFailure when somebody else has it, or this user may not
     */
    public static HttpServer at(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // As the server does it: else connections of one before it would be in the way.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return new HttpServer(host, probe.getLocalPort());
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
     * @throws CommandFailure when it does not listen although the container has started
     */
    public void check(BundleContext context) {
        try {
            // Of all: whether we see the same class is of no matter.
            if (context.getAllServiceReferences(RUNTIME, null) != null) {
                return;
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter is not invalid", e);
        }
        throw new CommandFailure(
                "--http does not listen, the log says why: host=" + host + " port=" + port);
    }

    public String url() {
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + port + '/';
    }
}
