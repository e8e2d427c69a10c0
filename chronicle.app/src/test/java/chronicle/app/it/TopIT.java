package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopIT {

    /** Stands on the screen in the same place all the time. */
    private static final String TITLE = "chronicle top";

    @TempDir Path folder;

    @Test
    void livingBusIsDrawnAndTheTerminalGivenBackHoweverItEnds()
            throws IOException, InterruptedException {
        String bus = folder.resolve("bus").toString();
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (JarProcess router =
                        JarProcess.start(
                                temporary, "router", "--bus", bus, "--segment-size=65536");
                JarProcess strategy =
                        JarProcess.start(
                                temporary,
                                "strategy",
                                "--bus=" + bus,
                                "--name=trader",
                                "--orders=10000000",
                                "--rate=100",
                                "--segment-size=65536")) {
            try (ScreenProcess top = top(bus, "quit");
                    ScreenProcess other = top(bus, "killed")) {
                top.await("a lane that the router serves", text -> lane(text, "LIVE"));
                top.await("the watcher", text -> text.contains("watcher inotify EVENTS"));
                top.await("an event", text -> text.contains("trader LIVE its queues are open"));
                int titles = top.count(TITLE);
                int cleared = top.count("\u001b[2J");
                top.await("a rate", text -> text.matches("(?s).*trader +LIVE +\\d{2,} .*"));
                top.type("/nobody\r");
                top.await("an empty list", text -> text.contains(" 0 of 0"));
                top.type("\u001b");
                top.await("all again", text -> text.contains("1-1 of 1"));
                assertEquals(titles, top.count(TITLE), "what did not change was drawn again");
                assertEquals(cleared, top.count("\u001b[2J"), "the screen was cleared");
                top.type("q");
                top.endsAndGivesTheTerminalBack();
                other.await("a lane", text -> lane(text, "LIVE"));
                other.terminate();
                other.endsAndGivesTheTerminalBack();
            }
            strategy.terminate();
            router.awaitLine("removed trader");
            router.terminate();
            router.endsQuietly(0);
        }
    }

    private ScreenProcess top(String bus, String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return ScreenProcess.start(own, "top", "--bus", bus, "--interval=0.3");
    }

    private static boolean lane(String text, String state) {
        return text.matches("(?s).*trader +" + state + " .*");
    }
}
