package chronicle.app.it;

import chronicle.testkit.Await;
import chronicle.testkit.ProcessLines;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chromium without a window, driven by the W3C WebDriver protocol through Debian's chromedriver.
 * Of the protocol only what these tests use. Elements are named by CSS selectors.
 */
final class Browser implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile(".* on port (\\d+)\\.");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

    /** Nothing but the pages that a test opens is asked for; the sandbox does without root. */
    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final JsonFactory json = new JsonFactory();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, String server, Path profile) throws IOException {
        this.driver = driver;
        List<String> arguments = new ArrayList<>(FLAGS);
        arguments.add("--user-data-dir=" + profile);
        Map<?, ?> made =
                (Map<?, ?>)
                        call(
                                server + "/session",
                                Map.of(
                                        "capabilities",
                                        Map.of(
                                                "alwaysMatch",
                                                Map.of(
                                                        "goog:chromeOptions",
                                                        Map.of("args", arguments),
                                                        "goog:loggingPrefs",
                                                        Map.of("browser", "ALL")))));
        this.session = server + "/session/" + made.get("sessionId");
    }

    /** The driver's program, where both it and a Chromium are installed. */
    static Optional<Path> find() {
        return program("chromedriver").filter(driver -> program("chromium").isPresent());
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param profile an empty folder
     */
    static Browser start(Path program, Path profile) throws IOException {
        Process driver =
                new ProcessBuilder(program.toString(), "--port=0")
                        .redirectErrorStream(true)
                        .start();
        try {
            // Read to the end: Chromium writes there too, and would stand still at a full pipe.
            ProcessLines said = new ProcessLines("chromedriver", driver);
            said.await("its port", DEADLINE, () -> port(said).isPresent());
            return new Browser(driver, "http://127.0.0.1:" + port(said).get(), profile);
        } catch (IOException | RuntimeException | Error e) {
            driver.destroy();
            throw e;
        }
    }

    private static Optional<String> port(ProcessLines said) {
        return said.out().stream()
                .map(STARTED::matcher)
                .filter(Matcher::matches)
                .map(started -> started.group(1))
                .findFirst();
    }

    void open(String url) throws IOException {
        call(session + "/url", Map.of("url", url));
    }

    /** Loads the page again, and comes back when the old one is gone and the new one is there. */
    void reload() throws IOException {
        call(session + "/refresh", Map.of());
    }

    /** What a function body returns: text, a number as text, maps, lists, null. */
    Object run(String body) throws IOException {
        return call(session + "/execute/sync", Map.of("script", body, "args", List.of()));
    }

    /** The text of an element as it is shown, empty when none is. */
    String text(String selector) throws IOException {
        return (String)
                run(
                        "const found = document.querySelector("
                                + quoted(selector)
                                + "); return found?.checkVisibility() ? found.innerText : ''");
    }

    /** How many elements there are. */
    int count(String selector) throws IOException {
        return Integer.parseInt(
                (String)
                        run(
                                "return String(document.querySelectorAll("
                                        + quoted(selector)
                                        + ").length)"));
    }

    /** As a person does: where it cannot be clicked this fails. */
    void click(String selector) throws IOException {
        call(element(selector) + "/click", Map.of());
    }

    /** Into an element, at the end of what it holds. */
    void type(String selector, String text) throws IOException {
        call(element(selector) + "/value", Map.of("text", text));
    }

    private String element(String selector) throws IOException {
        Map<?, ?> found =
                (Map<?, ?>)
                        call(
                                session + "/element",
                                Map.of("using", "css selector", "value", selector));
        return session + "/element/" + found.get(ELEMENT);
    }

    void await(String selector, String text) {
        Await.until(
                "\"" + text + "\" in " + selector,
                () -> text(selector).contains(text),
                () -> {
                    try {
                        return text("body") + errors();
                    } catch (IOException e) {
                        return e;
                    }
                });
    }

    /** Of the tab that is seen. */
    String tab() throws IOException {
        return (String) call("GET", session + "/window", null);
    }

    /** Opens an empty tab in front of the others, which are hidden then. */
    void openTab() throws IOException {
        Map<?, ?> made = (Map<?, ?>) call(session + "/window/new", Map.of("type", "tab"));
        call(session + "/window", Map.of("handle", made.get("handle")));
    }

    /** Closes the tab that is seen and goes back to another. */
    void closeTab(String next) throws IOException {
        call("DELETE", session + "/window", null);
        call(session + "/window", Map.of("handle", next));
    }

    /** What the system's preference would be. */
    void prefers(String colorScheme) throws IOException {
        develop(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    void size(int width, int height) throws IOException {
        develop(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private void develop(String command, Map<String, Object> parameters) throws IOException {
        call(session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /** Keeps what is seen as a PNG. */
    void screenshot(Path file) throws IOException {
        String image = (String) call("GET", session + "/screenshot", null);
        Files.write(file, Base64.getDecoder().decode(image));
    }

    /** What pages have logged as errors since the last call. */
    List<String> errors() throws IOException {
        List<?> log = (List<?>) call(session + "/se/log", Map.of("type", "browser"));
        return log.stream()
                .map(entry -> (Map<?, ?>) entry)
                .filter(entry -> entry.get("level").equals("SEVERE"))
                .map(entry -> String.valueOf(entry.get("message")))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }

    private Object call(String url, Map<String, Object> body) throws IOException {
        return call("POST", url, body);
    }

    private Object call(String method, String url, Map<String, Object> body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(DEADLINE)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(write(body)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Object value = ((Map<?, ?>) read(answer.body())).get("value");
            if (answer.statusCode() != 200) {
                throw new AssertionError(method + ' ' + url + ' ' + body + " failed: " + value);
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + url, e);
        }
    }

    private String quoted(String text) throws IOException {
        return write(text);
    }

    private String write(Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> field : map.entrySet()) {
                generator.writeFieldName((String) field.getKey());
                write(generator, field.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (Object each : list) {
                write(generator, each);
            }
            generator.writeEndArray();
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString((String) value);
        }
    }

    private Object read(String text) throws IOException {
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            return read(parser);
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, read(parser));
            }
            return map;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(parser));
            }
            return list;
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
    }
}
