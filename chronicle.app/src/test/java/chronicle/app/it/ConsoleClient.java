package chronicle.app.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Talks to the web console of a router as scripts do: no browser's headers unless given. */
final class ConsoleClient {

    private static final Pattern LINE =
            Pattern.compile("console (http://\\S+)/ user=(\\S+)(?: password=(\\S+))?");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String root;
    private final String login;

    private ConsoleClient(String root, String login) {
        this.root = root;
        this.login = login;
    }

    /**
     * @param line of the router's output that says where its console is, and the password
     */
    static ConsoleClient of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || matcher.group(3) == null) {
            throw new AssertionError("no console and password in the line: " + line);
        }
        return new ConsoleClient(matcher.group(1), matcher.group(2) + ':' + matcher.group(3));
    }

    ConsoleClient withLogin(String userAndPassword) {
        return new ConsoleClient(root, userAndPassword);
    }

    /** Without a slash at its end. */
    String root() {
        return root;
    }

    /** With the login in it, as a person may type it into a browser. */
    String urlWithLogin(String path) {
        return root.replace("://", "://" + login + '@') + path;
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    /** A form. */
    HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        String body =
                form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /**
     * Posts a form as a client does that asks first whether it may send it, which shows whether the
     * server reads it.
     *
     * @param headers whole lines, more than it sends anyway
     * @return the status lines, in their order: 100 first where the form is read
     */
    List<String> postAsking(String path, String... headers) throws IOException {
        URI uri = URI.create(root + path);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(60_000);
            OutputStream to = socket.getOutputStream();
            String head =
                    String.join(
                            "\r\n",
                            "POST " + path + " HTTP/1.1",
                            "Host: " + uri.getAuthority(),
                            "Authorization: " + basic(),
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: 3",
                            "Expect: 100-continue",
                            String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n"),
                            "");
            to.write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader from =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> statuses = new ArrayList<>();
            statuses.add(statusLine(from));
            if (statuses.get(0).startsWith("HTTP/1.1 100")) {
                to.write("a=b".getBytes(StandardCharsets.US_ASCII));
                statuses.add(statusLine(from));
            }
            return statuses;
        }
    }

    private static String statusLine(BufferedReader from) throws IOException {
        String line = from.readLine();
        while (line != null && !line.startsWith("HTTP/")) {
            line = from.readLine();
        }
        return String.valueOf(line);
    }

    private String basic() {
        byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(60));
        if (login != null) {
            builder.header("Authorization", basic());
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
