package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.testkit.Await;
import chronicle.testkit.Trees;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The page of a router in a process of its own, as a browser shows it: with three lanes, then with
 * a thousand. Pictures of it are kept in {@code target/screenshots}.
 */
class ConsoleBrowserIT {

    private static final String PAGE = "/system/console/chronicle";
    private static final String HOSTILE = "<img src=x onerror=document.body.dataset.hacked=1>";
    private static final String ARROW_DOWN = "\uE015";
    private static final String FIRST_ROW = ".c-body-row[aria-rowindex=\"2\"] .c-name";
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Path folder;
    private JarProcess router;
    private Crowd crowd;
    private ConsoleClient console;
    private Browser browser;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.find();
        if (program.isEmpty()) {
            System.err.println(
                    "ConsoleBrowserIT is skipped: no chromium and chromedriver on the path"
                            + " (Debian: apt-get install chromium chromium-driver)");
        }
        assumeTrue(program.isPresent(), "no Chromium here");
        folder = Files.createTempDirectory(memory(), "console");
        Path bus = folder.resolve(HOSTILE);
        router =
                JarProcess.start(
                        Files.createDirectory(folder.resolve("tmp")),
                        "router",
                        "--bus",
                        bus.toString(),
                        "--http=0",
                        "--control");
        browser = Browser.start(program.get(), folder.resolve("profile"));
        crowd = new Crowd(bus);
        Files.createDirectories(PICTURES);
        console = ConsoleClient.of(router.awaitLineFrom("console "));
        router.awaitLineFrom("router up");
    }

    @AfterEach
    void stop() throws IOException {
        try {
            if (browser != null) {
                browser.close();
            }
        } finally {
            // The router first, which else would follow a thousand goings.
            if (router != null) {
                router.close();
            }
            if (crowd != null) {
                crowd.close();
            }
            if (folder != null) {
                // Chromium's helpers outlive it for a moment, and write their files in it.
                Await.until("nobody writes in " + folder, this::deleted);
            }
        }
    }

    private boolean deleted() throws IOException {
        try {
            Trees.delete(folder);
            return true;
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** A thousand strategies have files forced to disk, which is not what is tested here. */
    private static Path memory() {
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Test
    void pageServesOperatorsOfThreeLanesAndOfAThousand() throws IOException, InterruptedException {
        logIn();
        showsThreeLanesInLightAndDark();
        quarantinesAndResumesByClick();
        followsTheKeyboard();
        asksOnlyWhileItIsSeen();
        assertEquals(List.of(), browser.errors());
        showsAThousandLanes();
        filtersAndSorts();
        keepsFocusAndPlaceWhileItIsLive();
        assertEquals(List.of(), browser.errors());
        assertEquals(null, browser.run("return document.body.dataset.hacked ?? null"));
        saysWhenItIsBlindAndWhenThereIsNoRouter();
        refusesOtherSites();
    }

    private void logIn() throws IOException {
        browser.size(1440, 900);
        browser.prefers("light");
        browser.open(console.urlWithLogin(PAGE));
        browser.await("#c-alerts", "The router waits for strategies.");
        // From now on the browser knows the login by itself, as after its own question.
        browser.open(console.root() + PAGE);
        browser.await("#c-alerts", "The router waits for strategies.");
        browser.await(".c-empty", "No strategy is on this bus.");
    }

    private void showsThreeLanesInLightAndDark() throws IOException {
        for (String name : List.of("alpha", "beta", "gamma")) {
            crowd.come(name);
            crowd.send(name, 200);
        }
        Await.until("three lanes", () -> browser.count(".c-body-row") == 3);
        browser.await("#c-alerts", "All is well.");
        browser.await("#c-tiles", "600 in all");
        assertEquals(
                folder.resolve(HOSTILE).toString(),
                browser.run("return document.getElementById('c-bus').value"));
        assertEquals(0, browser.count("#chronicle img"));
        browser.screenshot(PICTURES.resolve("three-light.png"));
        String light = background();
        browser.prefers("dark");
        assertNotEquals(light, background());
        assertEquals(background(), background("document.documentElement"), "below a short page");
        browser.screenshot(PICTURES.resolve("three-dark.png"));
        browser.prefers("light");
        assertEquals(light, background());
        browser.size(900, 900);
        browser.screenshot(PICTURES.resolve("three-narrow.png"));
        assertTrue(height(".c-strip text") <= height("#c-events time"), "words of a chart");
        browser.size(1440, 900);
    }

    private double height(String selector) throws IOException {
        String element = "document.querySelector('" + selector + "')";
        return Double.parseDouble(
                (String) browser.run("return " + element + ".getBoundingClientRect().height"));
    }

    private String background() throws IOException {
        return background("document.getElementById('chronicle')");
    }

    private String background(String element) throws IOException {
        return (String) browser.run("return getComputedStyle(" + element + ").backgroundColor");
    }

    private void quarantinesAndResumesByClick() throws IOException {
        browser.click("[data-lane=beta] .c-name");
        browser.await("#c-detail h2", "beta");
        browser.click("[data-command=quarantine]");
        browser.await("#c-dialog", "Set this lane aside?");
        browser.type("#c-why", HOSTILE);
        browser.click("#c-dialog .c-yes");
        browser.await("[data-lane=beta]", "Quarantined");
        browser.await("#c-detail .c-fullreason", "by admin in the web console: " + HOSTILE);
        browser.await("#c-events", "beta quarantined");
        browser.await("#c-alerts", "1 lane quarantined.");
        // Away from the rows, which stay where they are while one points at them.
        browser.click("#c-events-title");
        Await.until("the worst first", () -> browser.text(FIRST_ROW).equals("beta"));
        browser.prefers("dark");
        browser.screenshot(PICTURES.resolve("quarantined-dark.png"));
        browser.prefers("light");
        browser.click("[data-command=resume]");
        browser.await("[data-lane=beta]", "Live");
        browser.await("#c-alerts", "All is well.");
        browser.click("#c-detail .c-close");
        assertEquals("", browser.text("#c-detail"));
    }

    private void followsTheKeyboard() throws IOException {
        browser.type("[data-lane=alpha] .c-name", ARROW_DOWN);
        assertEquals("beta", focusedLane());
        browser.type("[data-lane=beta] .c-name", ARROW_DOWN + "\n");
        browser.await("#c-detail h2", "gamma");
        browser.type("[data-lane=gamma] .c-name", "/");
        assertEquals("c-filter", browser.run("return document.activeElement.id"));
    }

    private String focusedLane() throws IOException {
        return (String)
                browser.run(
                        "return document.activeElement.closest('.c-body-row')?.dataset.lane ??"
                                + " 'none'");
    }

    private void asksOnlyWhileItIsSeen() throws IOException {
        String tab = browser.tab();
        browser.run(
                "const fetched = window.fetch; window.asked = []; window.fetch = (...what) => {"
                        + " window.asked.push(document.hidden); return fetched(...what); };"
                        + " return null");
        Await.until("it asks", () -> asked("length").compareTo("0") > 0);
        browser.openTab();
        long hidden = System.nanoTime();
        Await.until(
                "two turns of the page would be over",
                () -> System.nanoTime() - hidden > TimeUnit.SECONDS.toNanos(5));
        browser.closeTab(tab);
        assertEquals("false", asked("includes(true)"), "it asked while nobody saw it");
        String seen = asked("length");
        Await.until("it goes on", () -> !asked("length").equals(seen));
    }

    private String asked(String what) throws IOException {
        return (String) browser.run("return String(window.asked." + what + ")");
    }

    private void showsAThousandLanes() throws IOException {
        IntStream.range(0, 997).forEach(i -> crowd.come(lane(i)));
        browser.await("#c-tiles", "1,000 live");
        int rows = browser.count(".c-body-row");
        assertTrue(rows > 10 && rows < 60, () -> "rows=" + rows);
        browser.screenshot(PICTURES.resolve("thousand-light.png"));
        browser.prefers("dark");
        browser.screenshot(PICTURES.resolve("thousand-dark.png"));
        browser.prefers("light");
    }

    private static String lane(int number) {
        return String.format("lane-%04d", number);
    }

    private void filtersAndSorts() throws IOException {
        browser.type("#c-filter", "lane-09");
        browser.await("#c-shown", "97 of 1,000");
        browser.click(".c-head [role=columnheader]:nth-child(2) button");
        Await.until("by name", () -> browser.text(FIRST_ROW).equals("lane-0900"));
        browser.click(".c-head [role=columnheader]:nth-child(2) button");
        Await.until("the other way", () -> browser.text(FIRST_ROW).equals("lane-0996"));
        browser.click(".c-chip[data-state=QUARANTINED]");
        browser.await(".c-empty", "No lane is like that.");
        browser.click(".c-chip[data-state=QUARANTINED]");
        browser.reload();
        // The address holds what was chosen.
        browser.await("#c-shown", "97 of 1,000");
        assertEquals("lane-0996", browser.text(FIRST_ROW));
    }

    private void keepsFocusAndPlaceWhileItIsLive() throws IOException {
        browser.run(
                "const port = document.querySelector('.c-port'); port.scrollTop = 1000;"
                        + " return null");
        Await.until("rows further down", () -> browser.count("[data-lane=lane-0960]") == 1);
        browser.run(
                "document.querySelector('[data-lane=lane-0960] .c-name').focus({"
                        + " preventScroll: true }); return null");
        String before = browser.text("#c-updated");
        Await.until("an update", () -> !browser.text("#c-updated").equals(before));
        assertEquals("lane-0960", focusedLane());
        assertEquals(
                "1000", browser.run("return String(document.querySelector('.c-port').scrollTop)"));
    }

    private void saysWhenItIsBlindAndWhenThereIsNoRouter() throws IOException {
        for (String watcher : List.of("linux", "jdk", "poll")) {
            router.tell("stop chronicle.discovery." + watcher);
        }
        browser.await("#c-alerts", "Blind. No watcher is in use");
        browser.screenshot(PICTURES.resolve("blind-light.png"));
        router.tell("stop chronicle.router");
        browser.await("#c-alerts", "No router runs in this container.");
        assertEquals("", browser.text("#c-table"));
        browser.screenshot(PICTURES.resolve("no-router-light.png"));
        router.tell("start chronicle.router");
        browser.await("#c-alerts", "Blind");
    }

    /** From another site the browser sends the login along; nothing else is right. */
    private void refusesOtherSites() throws IOException {
        assertEquals(
                "403",
                browser.run(
                        "return fetch('"
                                + PAGE
                                + "/command', { method: 'POST', body: new URLSearchParams({ bus:"
                                + " '', lane: 'alpha', command: 'quarantine' })"
                                + " }).then((answer) => String(answer.status))"));
        HttpServer other = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        try {
            for (String target : List.of(PAGE + "/command", "/system/console/bundles")) {
                String html =
                        "<body><form method=post action=\""
                                + console.root()
                                + target
                                + "\"></form><script>document.forms[0].submit()</script>";
                byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
                String path = "/" + target.hashCode();
                other.createContext(
                        path,
                        exchange -> {
                            exchange.getResponseHeaders().set("Content-Type", "text/html");
                            exchange.sendResponseHeaders(200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                            exchange.close();
                        });
            }
            other.start();
            String site = "http://localhost:" + other.getAddress().getPort();
            browser.open(site + "/" + (PAGE + "/command").hashCode());
            // The guard comes first: it stands before the whole console.
            browser.await("body", "403");
            browser.open(site + "/" + "/system/console/bundles".hashCode());
            browser.await("body", "403");
        } finally {
            other.stop(0);
        }
        assertFalse(browser.errors().isEmpty());
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
