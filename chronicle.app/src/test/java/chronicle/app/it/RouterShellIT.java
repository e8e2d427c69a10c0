package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code router --shell} whose commands come from a program, or from somebody at a terminal. */
@EnabledOnOs(OS.LINUX)
class RouterShellIT {

    @TempDir Path folder;

    @Test
    void commandsAreDoneAndTheEndOfThemIsNotTheRouters() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String bus = folder.resolve("bus").toString();
        try (JarProcess router = JarProcess.start(temporary, "router", "--bus", bus, "--shell")) {
            // Told before anybody is there to answer: it is done when the router is up.
            router.tell("lanes");
            router.awaitLine("no lanes on " + bus);
            router.awaitLineFrom("router up");
            router.tell("swap poll");
            // The router's own line, watcher poll, may come in between.
            awaitPart(router, "instead of inotify, poll is preferred");
            router.tell("lane alpha");
            awaitPart(router, "no such strategy: name=alpha");
            router.tell("help chronicle:tail");
            awaitPart(router, "--follow");
            router.endInput();
            // It goes on: what is on the bus from now on is found.
            try (JarProcess strategy =
                    JarProcess.start(
                            temporary,
                            "strategy",
                            "--bus",
                            bus,
                            "--name",
                            "late",
                            "--orders",
                            "1")) {
                router.awaitLine("added late");
                router.awaitLine("removed late");
                strategy.endsQuietly(0);
            }
            router.terminate();
            router.endsQuietly(0);
        }
        assertEquals(List.of(), left(temporary), "profile and cache are deleted");
    }

    private static List<String> left(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("stty-"))
                    .toList();
        }
    }

    @Test
    void atATerminalTabCompletesCtrlCEndsACommandAndExitTheRouter()
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String bus = folder.resolve("bus").toString();
        try (ScreenProcess shell =
                        ScreenProcess.start(temporary, "router", "--bus", bus, "--shell");
                JarProcess strategy =
                        JarProcess.start(
                                Files.createDirectory(folder.resolve("strategy")),
                                "strategy",
                                "--bus=" + bus,
                                "--name=trader",
                                "--orders=0",
                                "--rate=10",
                                "--segment-size=65536")) {
            shell.await("attached", text -> text.contains("added trader"));
            awaitOrder(Path.of(bus, "orders/queue/trader/orders_out"));
            completed(shell, "stat\t\r", "status", "discovery ");
            completed(shell, "lanes --st\tLI\t\r", "lanes --state LIVE", "its queues are open");
            completed(shell, "lane tr\t\r", "lane trader", "dead letters");
            completed(shell, "doctor \t\r", "doctor", "queues,");
            completed(shell, "swap po\t\r", "swap poll", "poll is preferred");
            completed(
                    shell,
                    "tail --la\t1 orders/queue/trader/orders_o\t\r",
                    "tail --last 1 orders/queue/trader/orders_out",
                    "order_id=");
            completed(shell, "nothing\r", "nothing", "no such command: nothing; help lists");
            completed(shell, "events --fo\t\r", "events --follow", "ATTACHING>LIVE");
            shell.type("\u0003");
            completed(shell, "lane nobody\r", "lane nobody", "no such strategy: name=nobody");
            assertFalse(shell.all().contains("Exception"), shell::all);
            strategy.terminate();
            strategy.endsQuietly(0);
            shell.type("exit\r");
            shell.ends();
        }
        assertEquals(List.of(), left(temporary), "profile, cache and JLine's library are deleted");
    }

    private static void awaitOrder(Path queue) {
        try (Queues queues = Queues.create();
                QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            Await.until("an order", () -> browser.poll(message -> {}, 1) > 0);
        }
    }

    /** What is typed becomes this line, and that says something. */
    private static void completed(ScreenProcess shell, String typed, String line, String said)
            throws IOException, InterruptedException {
        shell.type(typed);
        shell.await(
                line,
                text -> {
                    // The router's own lines come between the prompt and what is typed, and the
                    // window is narrower than some lines: it breaks them anywhere.
                    String all = text.replaceAll("\\s+", " ");
                    int at = all.lastIndexOf(" " + line + " ");
                    return at >= 0 && broken(said).matcher(all).find(at);
                });
    }

    private static Pattern broken(String words) {
        return Pattern.compile(
                words.chars()
                        .filter(c -> c != ' ')
                        .mapToObj(c -> Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining("\\s*")));
    }

    private static void awaitPart(JarProcess process, String part) throws InterruptedException {
        process.await(part, () -> process.out().stream().anyMatch(line -> line.contains(part)));
    }
}
