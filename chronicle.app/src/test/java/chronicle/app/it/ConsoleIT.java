package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web console of a router in a process of its own, without a browser. */
class ConsoleIT {

    private static final String PAGE = "/system/console/chronicle";

    /** Longer than the form that the server reads. */
    private static final int TOO_LONG = 300_000;

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @TempDir Path folder;
    private Path bus;
    private Path temporary;

    @BeforeEach
    void makeFolders() throws IOException {
        bus = folder.resolve("bus");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void operatorLogsInLooksAndQuarantinesAndOthersDoNot()
            throws IOException, InterruptedException {
        try (JarProcess router = router("0");
                Crowd crowd = new Crowd(bus)) {
            ConsoleClient console = ConsoleClient.of(router.awaitLineFrom("console "));
            router.awaitLineFrom("router up");
            crowd.come("alpha");
            router.awaitLine("added alpha");

            lookedAtByTheOperatorAlone(console);
            String token = token(console);
            refusesWhatIsNotThePages(console, token);
            obeysThePage(console, token);
            inventoryIsThere(console);

            router.terminate();
            // The five that are from other sites, and the quarantine.
            router.endsWithWarnings(0, 6);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static void lookedAtByTheOperatorAlone(ConsoleClient console)
            throws IOException, InterruptedException {
        for (String login : List.of("admin:admin", "admin:", "root:root")) {
            ConsoleClient other = console.withLogin(login);
            assertEquals(401, other.get(PAGE).statusCode(), login);
            assertEquals(401, other.get(PAGE + "/state").statusCode(), login);
            assertEquals(401, other.get(PAGE + "/ui/main.js").statusCode(), login);
            assertEquals(401, other.post(PAGE + "/command", Map.of()).statusCode(), login);
        }
        HttpResponse<String> root = console.withLogin(null).get("/");
        assertEquals(302, root.statusCode());
        assertTrue(root.headers().firstValue("Location").orElse("").endsWith(PAGE));
        HttpResponse<String> page = console.get(PAGE);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<div id=\"chronicle\" data-root=\"" + PAGE + "\">"));
        assertEquals("DENY", page.headers().firstValue("X-Frame-Options").orElse(""));
        assertTrue(
                page.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .contains("frame-ancestors 'none'"));
        assertEquals(404, console.get(PAGE + "/ui/none.js").statusCode());
        assertEquals(404, console.get(PAGE + "/nothing").statusCode());
        HttpResponse<String> script = console.get(PAGE + "/ui/main.js");
        String tag = script.headers().firstValue("ETag").orElseThrow();
        assertTrue(script.body().contains("import { Poll }"));
        assertEquals(304, console.get(PAGE + "/ui/main.js", "If-None-Match", tag).statusCode());
    }

    private void refusesWhatIsNotThePages(ConsoleClient console, String token)
            throws IOException, InterruptedException {
        // Read before it is refused: else the server ends the connection unannounced.
        assertEquals(
                List.of("HTTP/1.1 100 Continue", "HTTP/1.1 403 Forbidden"),
                console.postAsking(PAGE + "/command"));
        assertEquals(
                List.of("HTTP/1.1 100 Continue", "HTTP/1.1 403 Forbidden"),
                console.postAsking("/system/console/bundles", "Origin: http://evil.example"));
        Map<String, String> endless = Map.of("bus", "x".repeat(TOO_LONG));
        assertEquals(403, console.post(PAGE + "/command", endless).statusCode());
        assertEquals(403, command(console, "quarantine", "alpha").statusCode());
        assertEquals(
                403,
                command(console, "quarantine", "alpha", "X-Chronicle-Token", "x").statusCode());
        for (String[] foreign :
                List.of(
                        new String[] {"Sec-Fetch-Site", "cross-site"},
                        new String[] {"Origin", "http://evil.example"})) {
            assertEquals(
                    403,
                    command(
                                    console,
                                    "quarantine",
                                    "alpha",
                                    "X-Chronicle-Token",
                                    token,
                                    foreign[0],
                                    foreign[1])
                            .statusCode());
            // The rest of the console, which by itself installs what any site has a browser post.
            assertEquals(
                    403,
                    console.post(
                                    "/system/console/bundles",
                                    Map.of("action", "refreshPackages"),
                                    foreign)
                            .statusCode());
        }
        assertTrue(state(console).contains("\"state\":\"LIVE\""), state(console));
    }

    private void obeysThePage(ConsoleClient console, String token)
            throws IOException, InterruptedException {
        assertEquals(200, own(console, "quarantine", "alpha", token).statusCode());
        awaitState(console, "QUARANTINED");
        assertTrue(
                state(console).contains("by admin in the web console: it is <b>bad</b>"),
                state(console));
        assertEquals(200, own(console, "resume", "alpha", token).statusCode());
        awaitState(console, "LIVE");
        assertEquals(200, own(console, "skip", "alpha", token).statusCode());
        assertEquals(404, own(console, "resume", "nobody", token).statusCode());
        assertEquals(400, own(console, "resume", "../alpha", token).statusCode());
        assertEquals(400, own(console, "dance", "alpha", token).statusCode());
    }

    private static void inventoryIsThere(ConsoleClient console)
            throws IOException, InterruptedException {
        String text = console.get("/system/console/status-chronicle-routers.txt").body();
        assertTrue(text.contains("  alpha LIVE since="), text);
        assertTrue(text.contains("alpha QUARANTINED after LIVE: by admin in the web"), text);
        assertTrue(text.contains("  rescan_interval_ms=5000\n"), text);
        String html = console.get("/system/console/status-chronicle-routers").body();
        assertTrue(html.contains("&lt;b&gt;bad") && !html.contains("<b>bad"), html);
        String json = console.get("/system/console/status-chronicle-routers.json").body();
        assertTrue(json.startsWith("{\"routers\":[{\"bus\":"), json);
    }

    @Test
    void formThatIsTooLongIsOneSentence() throws IOException, InterruptedException {
        try (JarProcess router = router("0")) {
            ConsoleClient console = ConsoleClient.of(router.awaitLineFrom("console "));
            router.awaitLineFrom("router up");
            String token = token(console);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = own(console, "x".repeat(TOO_LONG), "alpha", token);
                assertEquals(400, answer.statusCode());
                assertTrue(answer.body().contains("the form cannot be read"), answer.body());
            }
            router.terminate();
            // The server's own.
            router.endsWithWarnings(0, 3);
        }
    }

    @Test
    void portThatIsTakenIsOneSentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JarProcess router = router(String.valueOf(taken.getLocalPort()))) {
            router.endsWith(1, "chronicle: --http cannot listen, give another port or host: host=");
            assertEquals(List.of(), router.out());
        }
    }

    private JarProcess router(String address) throws IOException {
        return JarProcess.start(temporary, "router", "--bus", bus.toString(), "--http", address);
    }

    private HttpResponse<String> own(
            ConsoleClient console, String command, String lane, String token)
            throws IOException, InterruptedException {
        return command(
                console,
                command,
                lane,
                "X-Chronicle-Token",
                token,
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                console.root());
    }

    private HttpResponse<String> command(
            ConsoleClient console, String command, String lane, String... headers)
            throws IOException, InterruptedException {
        Map<String, String> form = new HashMap<>();
        form.put("bus", bus.toString());
        form.put("lane", lane);
        form.put("command", command);
        form.put("reason", "it is <b>bad</b>");
        return console.post(PAGE + "/command", form, headers);
    }

    private static void awaitState(ConsoleClient console, String state) {
        Await.until(
                "alpha " + state,
                () -> state(console).contains("\"name\":\"alpha\",\"state\":\"" + state + '"'));
    }

    private static String token(ConsoleClient console) throws IOException, InterruptedException {
        Matcher matcher = TOKEN.matcher(state(console));
        assertTrue(matcher.find());
        return matcher.group(1);
    }

    private static String state(ConsoleClient console) throws IOException, InterruptedException {
        HttpResponse<String> answer = console.get(PAGE + "/state");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").toLowerCase());
        return answer.body();
    }
}
