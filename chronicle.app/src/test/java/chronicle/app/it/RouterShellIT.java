package chronicle.app.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code router --shell} whose commands come from a program. */
@EnabledOnOs(OS.LINUX)
class RouterShellIT {

    @TempDir Path folder;

    @Test
    void commandsAreDoneAndTheEndOfThemIsNotTheRouters() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        String bus = folder.resolve("bus").toString();
        try (JarProcess router = JarProcess.start(temporary, "router", "--bus", bus, "--shell")) {
            router.awaitLineFrom("router up");
            router.tell("lanes");
            router.awaitLine("no lanes on " + bus);
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
        try (Stream<Path> all = Files.list(temporary)) {
            List<String> left =
                    all.map(path -> path.getFileName().toString())
                            .filter(name -> name.startsWith("chronicle-"))
                            .toList();
            assertEquals(List.of(), left, "profile and cache are deleted");
        }
    }

    private static void awaitPart(JarProcess process, String part) throws InterruptedException {
        process.await(part, () -> process.out().stream().anyMatch(line -> line.contains(part)));
    }
}
